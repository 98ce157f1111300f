import type { FormCommand } from '../../../../domain/matter/forms'
import { formOf } from '../../../../domain/matter/forms'
import { file, WITH_CO, World, within } from '../../world'
import { aboutOf } from '../forms/subject'

const report = { assignmentId: 'A1', text: '已开工三处', remaining: '', files: ['file1'], milestoneId: null }
const worked = (changes: object = {}) =>
  new World().start({ ...within(5), ...changes }).tell('u1handler', 'report', report)
const passages = (command: FormCommand, world: World, who: string) =>
  formOf(command).passages?.(aboutOf(world, who)) ?? []
const intro = (command: FormCommand, world: World, who: string) =>
  (formOf(command).intro?.(aboutOf(world, who)) ?? []).join('')
const asked = (command: FormCommand, world: World, who: string, given = {}) =>
  formOf(command).consequence?.(aboutOf(world, who), given) ?? ''

const handedIn = () => worked().complete()
const extending = () => {
  const world = worked()
  return world.tell('u1supervisor', 'requestExtension', {
    assignmentId: 'A1',
    requestedDueAt: world.lead.due.dueAt.replace('03-09', '03-12'),
    progress: '过半',
    reason: '连日大雨',
  })
}
const objected = () =>
  new World()
    .issue(within(5))
    .tell('u1supervisor', 'object', { assignmentId: 'A1', reason: '不属本单位职责', suggestedUnitId: 'u2' })
    .tell('u1head', 'endorseObjection', { assignmentId: 'A1', opinion: '' })
const proposed = () => worked().at('2026-03-20', '17:31').sweep()

describe('whoever decides sees on the same page what was required, of whom, by when, and what was reported', () => {
  test.each<[FormCommand, () => World, string]>([
    ['confirmCompletion', handedIn, 'officer'],
    ['returnCompletion', handedIn, 'officer'],
    ['grantExtension', extending, 'chief'],
    ['refuseExtension', extending, 'chief'],
    ['upholdObjection', objected, 'officer'],
    ['reassign', objected, 'officer'],
    ['confirmTransfer', proposed, 'chief'],
    ['declineTransfer', proposed, 'chief'],
  ])('%s', (command, world, who) => {
    const shown = passages(command, world(), who)
    const labels = shown.map(({ label }) => label.replace(/\(.*/, ''))
    expect(labels).toEqual(expect.arrayContaining(['办理要求', '承办', '办理时限', '最近反馈']))
    expect(new Set(shown.map(({ label }) => label)).size).toBe(shown.length)
    expect(shown.every(({ text }) => text !== '')).toBe(true)
  })

  test('the report with its pictures, the people by name, and whose time it took', () => {
    const world = worked().at('2026-03-04', '10:00').complete().at('2026-03-05', '10:00')
    const shown = passages('confirmCompletion', world, 'officer')
    expect(shown).toContainEqual(expect.objectContaining({ text: '已开工三处', files: [file] }))
    expect(shown.find(({ label }) => label === '承办')?.text).toMatch(/\(主办\)：.+、.+/)
    expect(shown.find(({ label }) => label === '时间用在')?.text).toContain('督查室')
  })

  test('a correction brings its pictures', () => {
    const world = worked()
    const { lastReport } = world.lead
    world.tell('u1handler', 'correctReport', {
      assignmentId: 'A1',
      reportId: lastReport?.id,
      text: '已开工四处',
      remaining: '',
      files: [],
      reason: '漏写一处',
    })
    expect(world.lead.lastReport).toMatchObject({ text: '已开工四处', files: [] })
  })

  test('of several units that may be transferred each stands by itself', () => {
    const world = new World()
      .start({ ...within(5), ...WITH_CO })
      .at('2026-03-20', '17:31')
      .sweep()
    expect(passages('confirmTransfer', world, 'chief').filter(({ label }) => label === '承办')).toHaveLength(1)
  })
})

describe('what follows is said with the pack’s figures', () => {
  test('a confirmation in time, and one too late', () => {
    expect(intro('confirmCompletion', handedIn(), 'officer')).toContain('计 +0.2 分')
    const late = worked().at('2026-03-09', '17:31').sweep().complete()
    expect(intro('confirmCompletion', late, 'officer')).toContain('不计按时办结')
    const world = handedIn()
    world.rules = { ...world.rules, points: { ...world.rules.points, onTime: 0 } }
    expect(intro('confirmCompletion', world, 'officer')).toContain('不计分')
  })

  test('a return costs the unit something when the office returns', () => {
    expect(intro('returnCompletion', handedIn(), 'officer')).toContain('计 -0.3 分')
    const before = worked().tell('u1handler', 'submitCompletion', { assignmentId: 'A1', summary: '好了', files: [] })
    expect(intro('returnCompletion', before, 'u1section')).toContain('不计分')
  })

  test('by the name of whom it hits', () => {
    expect(asked('reassign', objected(), 'officer')).toContain('单位u1')
    expect(asked('confirmTransfer', proposed(), 'chief')).toContain('单位u1')
    const world = worked()
    expect(asked('criticise', world, 'chief', { unitId: 'u1' })).not.toContain('弄虚作假')
    const blamed = asked('criticise', world, 'chief', { unitId: 'u1', falseReport: true })
    expect(blamed).toContain('单位u1')
    expect(blamed).toContain('计 -5 分')
  })
})
