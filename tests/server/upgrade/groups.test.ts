import { SHAPE, upgrade } from '../../../server/upgrade/upgrade'
import { checkInput } from '../../../server/validation'
import { personWith } from '../../domain/district'
import type { Harness } from '../harness'
import { left } from './left'

const listed = async (h: Harness, who: string) =>
  (await h.tell(who, 'matter.list', { limit: 50 })).items.map(({ title }) => title).sort()

test('a leading group’s member finds what his group supervised before there were members, and nothing else', async () => {
  const h = await left(5)
  await h.enrol(personWith('member', 'u3', [{ role: 'officer', scope: { kind: 'unit', unitId: 'u3' } }]))
  expect(await listed(h, 'member')).toEqual([])
  expect(await upgrade(h.store)).toBe(SHAPE - 5)
  expect(await listed(h, 'member')).toEqual(['小组的事项', '小组的草稿'])
  for (const { id: matterId } of (await h.tell('chief', 'matter.list', { limit: 50 })).items)
    expect(await h.tell('chief', 'matter.verify', { matterId })).toMatchObject({ intact: true, why: null })
})

test('packs have the figures of the office’s new clocks, and a leader starts a matter', async () => {
  const h = await left(5)
  await upgrade(h.store)
  const { pack } = await h.tell('chief', 'rules.get', {})
  const { version: _, ...today } = pack
  expect(checkInput('rules.publish', { pack: today, note: '照旧' })).toBeNull()
  expect(pack.officeClocks.workingDays).toMatchObject({ prepareDraft: 1, decideSupervision: 1 })
  await h.tell('leader', 'matter.start', { words: '请研究。', files: [], unitId: null })
  expect((await h.tell('officer2', 'todo.list', { limit: 50 })).items).toContainEqual(
    expect.objectContaining({ kind: 'prepareDraft', dueRank: 0 }),
  )
})
