import { at } from '../../../domain/clock/time'
import { upgrade } from '../../../server/upgrade/upgrade'
import { left } from './left'

test('to-dos of before name unit and applicant, say since when, and stand in order', async () => {
  const h = await left(11, at('2026-03-05', '10:00'))
  await upgrade(h.store)
  const { items } = await h.tell('chief', 'todo.list', { limit: 50 })
  expect(items.map(({ kind, unitId, byId, since, urgencyRank }) => [kind, unitId, byId, since, urgencyRank])).toEqual([
    ['approveIssue', 'u1', 'officer', at('2026-03-02', '10:00'), 2],
    ['decideExtension', 'u1', 'u1supervisor', at('2026-03-03', '10:00'), 2],
  ])
})
