import type { About } from '../../../domain/matter/base/form'
import { draftName } from '../../../domain/matter/forms/sending'
import { keepSubmission, type Submission, submit, toSend } from '../../../miniprogram/forms/submission'
import { loadAbout } from '../../../miniprogram/pages/forms/load'
import { openSubmission } from '../../../miniprogram/pages/forms/opening'
import { badges, refreshBadges } from '../../../miniprogram/services/badges'
import { World } from '../../domain/world'
import { settled } from '../load'
import { Host } from './host'

const begun = async () => {
  const host = new Host(new World().start(), 'u1handler')
  const about = await loadAbout('report', { matterId: 'm1', assignmentId: 'A1', item: null })
  return { host, about, submission: typed(about, '已摸底 22 个小区') }
}

const typed = (about: About, text: string): Submission => {
  const { savedAt: _, ...submission } = openSubmission('report', about)
  submission.values = { ...submission.values, text }
  keepSubmission('report', about, submission)
  return submission
}

const code = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error) => error.code,
  )

test('what was typed comes back with its key when the form is opened again', async () => {
  const { about, submission } = await begun()
  expect(openSubmission('report', about)).toMatchObject({ values: submission.values, key: submission.key })
})

test('forms of two matters, assignments or items have drafts of their own', async () => {
  const { about } = await begun()
  const keys = [
    draftName('report', about),
    draftName('giveOpinion', about),
    draftName('report', { ...about, matter: { ...about.matter, id: 'm2' } }),
    draftName('report', { ...about, assignment: null }),
    draftName('report', { ...about, item: 'R1' }),
  ]
  expect(new Set(keys).size).toBe(keys.length)
})

test('once it is sent, the draft is gone', async () => {
  const { host, about, submission } = await begun()
  await submit('report', about, submission)
  expect(host.world.types()).toContain('ReportSubmitted')
  expect(openSubmission('report', about)).toMatchObject({ values: { text: '' }, savedAt: null })
})

describe('the badge of to-dos', () => {
  const confirming = async () => {
    const host = new Host(new World().start().complete(), 'officer')
    const about = await loadAbout('confirmCompletion', { matterId: 'm1', assignmentId: 'A1', item: null })
    const { savedAt: _, ...submission } = openSubmission('confirmCompletion', about)
    await refreshBadges()
    expect(badges().todos).toBe(1)
    return { host, confirm: () => code(submit('confirmCompletion', about, submission)) }
  }

  test('follows a step that was taken', async () => {
    const { confirm } = await confirming()
    expect(await confirm()).toBeNull()
    await settled()
    expect(badges().todos).toBe(0)
  })

  test('follows where it came too late', async () => {
    const { host, confirm } = await confirming()
    host.world.confirm()
    expect(await confirm()).toBe('STALE_VERSION')
    await settled()
    expect(badges().todos).toBe(0)
  })
})

test('after a lost answer a second try is the same command, even from a page opened anew', async () => {
  const { host, about, submission } = await begun()
  host.lose = true
  expect(await code(submit('report', about, submission))).toBe('OFFLINE')
  const later = await loadAbout('report', { matterId: 'm1', assignmentId: 'A1', item: null })
  await submit('report', later, openSubmission('report', later))
  expect(host.world.types().filter((type) => type === 'ReportSubmitted')).toHaveLength(1)
  const [first, second] = host.commands()
  expect(second).toEqual(first)
})

test('a session that ends after a lost answer says nothing of the first try: logged in again, it is one report', async () => {
  const { host, about, submission } = await begun()
  host.lose = true
  expect(await code(submit('report', about, submission))).toBe('OFFLINE')
  host.ended = true
  expect(await code(submit('report', about, submission))).toBe('NOT_SIGNED_IN')
  host.logIn()
  const later = await loadAbout('report', { matterId: 'm1', assignmentId: 'A1', item: null })
  const left = openSubmission('report', later)
  expect(left).toMatchObject({ key: submission.key, sent: { text: '已摸底 22 个小区' } })
  await submit('report', later, left)
  expect(host.world.types().filter((type) => type === 'ReportSubmitted')).toHaveLength(1)
})

test('a decision whose answer was lost goes out again with the version that was seen', async () => {
  const host = new Host(new World().start(), 'chief')
  const about = await loadAbout('suspend', { matterId: 'm1', assignmentId: null, item: null })
  const opened = openSubmission('suspend', about)
  const submission = { ...opened, values: { ...opened.values, reason: '等待上级批复' } }
  host.lose = true
  expect(await code(submit('suspend', about, submission))).toBe('OFFLINE')
  const later = await loadAbout('suspend', { matterId: 'm1', assignmentId: null, item: null })
  expect(later.matter.version).toBeGreaterThan(about.matter.version)
  await submit('suspend', later, openSubmission('suspend', later))
  expect(host.world.types().filter((type) => type === 'MatterSuspended')).toHaveLength(1)
})

test('a text changed after a lost answer is another input under the same key', async () => {
  const { host, about, submission } = await begun()
  host.lose = true
  await code(submit('report', about, submission))
  const changed = { ...submission, values: { ...submission.values, text: '已摸底 23 个小区' } }
  expect(toSend('report', about, changed).text).toBe('已摸底 23 个小区')
  expect(changed.key).toBe(host.commands()[0]?.idempotencyKey)
})

test('a refusal is definite: what was typed stays, under a new key', async () => {
  const { host, about, submission } = await begun()
  host.world.tell('chief', 'suspend', { reason: '等待上级批复' })
  const before = submission.key
  expect(await code(submit('report', about, submission))).toBe('MATTER_SUSPENDED')
  expect(submission.key).not.toBe(before)
  expect(openSubmission('report', about)).toMatchObject({
    values: { text: '已摸底 22 个小区' },
    key: submission.key,
    sent: null,
  })
})
