import { draftName, toSend } from '../../../../domain/matter/forms/sending'

test('what is in the air goes again exactly as it was, unless something else is wanted now', () => {
  const inTheAir = { matterId: 'm1', expectedVersion: 7, reason: '等待批复' }
  expect(toSend({ ...inTheAir, expectedVersion: 8 }, inTheAir)).toBe(inTheAir)
  const changed = { ...inTheAir, reason: '另有原因' }
  expect(toSend(changed, inTheAir)).toBe(changed)
  expect(toSend(changed, null)).toBe(changed)
})

test('forms of two matters, assignments or items have drafts of their own', () => {
  const target = { matter: { id: 'm1', version: 3 }, assignment: { id: 'A1' }, item: null }
  const names = [
    draftName('report', target),
    draftName('giveOpinion', target),
    draftName('report', { ...target, matter: { id: 'm2', version: 3 } }),
    draftName('report', { ...target, assignment: null }),
    draftName('report', { ...target, item: 'R1' }),
  ]
  expect(new Set(names).size).toBe(names.length)
  expect(draftName('report', { ...target, matter: { id: 'm1', version: 4 } })).toBe(names[0])
})
