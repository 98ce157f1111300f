import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { at } from '../../../domain/clock/time'
import { openFiles } from '../../../local/embedded/files'
import { openStore } from '../../../local/embedded/store'
import { manifest } from '../../../server/collections'
import type { Store } from '../../../server/ports'
import { upgrade } from '../../../server/upgrade/upgrade'
import { draftContent, Harness } from '../harness'
import { plant } from './before'

const NOW = at('2026-04-13', '10:00')

const opened: { store: Store; folder: string }[] = []
afterEach(async () => {
  for (const { store, folder } of opened.splice(0)) {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
})

/** A store that the older version has left, and the application of today over it. */
const left = async (): Promise<Harness> => {
  const folder = await mkdtemp(join(tmpdir(), 'zhidu-upgrade-'))
  const store = await openStore({ directory: join(folder, 'store'), manifest })
  opened.push({ store, folder })
  await plant(store)
  return Harness.over(store, await openFiles({ directory: join(folder, 'files') }), folder, NOW)
}

const drafts = async (h: Harness) =>
  (await h.tell('liaison', 'matter.list', { limit: 50 })).items.filter(({ number }) => number === null).length

test('matters of the version before open, verify, stand in lists and go on', async () => {
  const h = await left()
  expect(await drafts(h)).toBe(0)
  expect(await upgrade(h.store)).toBe(1)
  expect(await drafts(h)).toBe(3)
  const { items } = await h.tell('chief', 'matter.list', { limit: 50 })
  expect(items).toHaveLength(9)
  for (const { id: matterId } of items) {
    expect(await h.tell('chief', 'matter.verify', { matterId })).toMatchObject({ intact: true, why: null })
    expect((await h.tell('chief', 'matter.get', { matterId })).matter.id).toBe(matterId)
    await h.tell('chief', 'matter.timeline', { matterId, limit: 50 })
    const { matter } = await h.tell('chief', 'matter.get', { matterId })
    if (matter.number === null) continue
    await h.tell('officer', 'matter.comment', { matterId, text: '升级后继续', mentions: [], files: [] })
    expect(await h.tell('chief', 'matter.verify', { matterId })).toMatchObject({ intact: true })
  }
})

test('their work goes on to its end', async () => {
  const h = await left()
  await upgrade(h.store)
  const { items } = await h.tell('chief', 'matter.list', { limit: 50, search: '办理中的事项' })
  const on = { matterId: String(items[0]?.id), assignmentId: 'A1' }
  await h.tell('chief', 'matter.grantExtension', { ...on, dueAt: '2026-05-20T09:30:00.000Z', opinion: '' })
  await h.tell('u1handler', 'matter.submitCompletion', { ...on, summary: '已完成', files: [] })
  await h.tell('u1section', 'matter.signOff', { ...on, opinion: '' })
  await h.tell('u1head', 'matter.signOff', { ...on, opinion: '同意' })
  expect(await h.tell('officer', 'matter.confirmCompletion', { ...on, opinion: '' })).toMatchObject({
    status: 'closed',
  })
})

test('what is done is not done again, and says nothing', async () => {
  const h = await left()
  const said: string[] = []
  await upgrade(h.store, (words) => said.push(words))
  expect(said).toHaveLength(1)
  expect(await upgrade(h.store, (words) => said.push(words))).toBe(0)
  expect(said).toHaveLength(1)
})

test('documents of a newer version are not touched', async () => {
  const h = await left()
  await h.store.transact((tx) => tx.put('counters', { _id: 'upgrade', last: 99 }))
  await expect(upgrade(h.store)).rejects.toThrow('newer version')
})

test('more than a page of old drafts', async () => {
  const h = await left()
  for (let i = 0; i < 21; i += 1) {
    const { matterId } = await h.tell('officer', 'matter.draft', { content: draftContent() })
    await h.store.transact(async (tx) => {
      const line = await tx.get('register', matterId)
      if (line) await tx.put('register', { ...line, circle: ['person:officer'] })
    })
  }
  await upgrade(h.store)
  expect(await drafts(h)).toBe(24)
})
