import * as fc from 'fast-check'
import { broughtOver } from '../../../../domain/matter/forms/broughtOver'

const stood = { title: '旧', category: 'other', files: [] as string[] }
const bring = (typed: object, theirs: object) => broughtOver({ ...stood, ...typed }, stood, { ...stood, ...theirs })

test('what was left alone follows what others did, what was typed stays', () => {
  expect(bring({ title: '我的' }, { category: 'safety' })).toEqual({
    values: { ...stood, title: '我的', category: 'safety' },
    followed: ['category'],
    both: [],
  })
})

test('what both changed is named, unless both say the same', () => {
  expect(bring({ title: '我的', files: ['a'] }, { title: '对方的', files: ['a'] })).toMatchObject({
    values: { title: '我的', files: ['a'] },
    followed: [],
    both: ['title'],
  })
})

const values = fc.record({ a: fc.nat(2), b: fc.nat(2), c: fc.nat(2) })

test('no change of others is taken back without being named', () => {
  fc.assert(
    fc.property(values, values, values, (typed, before, now) => {
      const after = broughtOver(typed, before, now)
      for (const name of ['a', 'b', 'c'] as const)
        if (before[name] !== now[name] && after.values[name] !== now[name]) expect(after.both).toContain(name)
    }),
  )
})

test('nothing that was typed is lost', () => {
  fc.assert(
    fc.property(values, values, values, (typed, before, now) => {
      const after = broughtOver(typed, before, now)
      for (const name of ['a', 'b', 'c'] as const)
        if (typed[name] !== before[name]) expect(after.values[name]).toBe(typed[name])
    }),
  )
})
