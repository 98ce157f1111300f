import { drop, inForce, keep, readSaved, type SavedFilter } from '../../../console/src/views/matter/list/saved'

const mine: SavedFilter = { name: '我的超期', filters: { light: 'red', officerId: 'officer' }, order: 'due' }

test('a filter kept under a name that is taken stands in its place', () => {
  const saved = keep(keep([], mine), { ...mine, name: ' 我的超期 ', order: 'recent' })
  expect(saved).toEqual([{ ...mine, order: 'recent' }])
})

test('a filter without a name is not kept', () => {
  expect(keep([mine], { ...mine, name: '  ' })).toEqual([mine])
})

test('beyond twelve the oldest gives way', () => {
  const twelve = Array.from({ length: 12 }, (_, i): SavedFilter => ({ ...mine, name: `第${i}个` }))
  const saved = keep(twelve, mine)
  expect(saved).toHaveLength(12)
  expect(saved.map(({ name }) => name)).not.toContain('第0个')
  expect(saved.at(-1)).toEqual(mine)
})

test('the one in force has the same filters and the same order', () => {
  expect(inForce([mine], { officerId: 'officer', light: 'red' }, 'due')).toEqual(mine)
  expect(inForce([mine], { officerId: 'officer', light: 'red' }, 'recent')).toBeUndefined()
  expect(inForce(drop([mine], mine.name), mine.filters, 'due')).toBeUndefined()
})

test('what was stored is read back; spoilt storage gives nothing and breaks nothing', () => {
  expect(readSaved(JSON.stringify([mine]))).toEqual([mine])
  for (const text of [null, '', '{', '3', '[null]', '[{"name":3}]']) expect(readSaved(text)).toEqual([])
  expect(readSaved('[{"name":"a","filters":{"light":"blue","level":2}}]')).toEqual([
    { name: 'a', filters: { level: 2 }, order: 'due' },
  ])
})
