import type { Input } from '../../../domain/contract'
import { people } from '../../domain/district'
import { Harness } from '../harness'

let h: Harness
beforeAll(async () => {
  h = await Harness.open()
  await h.tell('admin', 'people.save', {
    name: '退休者',
    unitId: 'u1',
    title: '原科长',
    mobile: '19900000009',
    roles: [{ role: 'handler', scope: { kind: 'own' } }],
    active: false,
  })
})
afterAll(() => h.close())

const search = async (sought: Partial<Input<'people.search'>>) =>
  (await h.tell('u1handler', 'people.search', { limit: 100, ...sought })).items

test('a picker finds the active by name, by unit and by role, without mobile numbers', async () => {
  expect((await search({ search: 'u1handler2' })).map(({ id }) => id)).toEqual(['u1handler2'])
  expect((await search({ search: '单位u2' })).every(({ unitId }) => unitId === 'u2')).toBe(true)
  expect((await search({ role: 'officer' })).map(({ id }) => id).sort()).toEqual([
    'frontOfficer',
    'member',
    'officer',
    'officer2',
  ])
  expect((await search({ unitId: 'u1' })).map(({ id }) => id)).toHaveLength(7)
  expect(await search({ search: '退休者' })).toEqual([])
  expect(await search({ search: '19900000009' })).toEqual([])
  expect(Object.keys((await search({}))[0] ?? {})).not.toContain('mobile')
})

test('a picker answers no more than asked', async () => {
  expect(await search({ limit: 3 })).toHaveLength(3)
})

test('the list is read page by page, each person once, in one order', async () => {
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await h.tell('admin', 'people.list', { limit: 7, ...(after && { after }) })
    seen.push(...page.items.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after)
  expect(seen).toHaveLength(people.length + 1)
  expect(new Set(seen).size).toBe(seen.length)
  const whole = await h.tell('admin', 'people.list', { limit: 200 })
  expect(whole.items.map(({ id }) => id)).toEqual(seen)
  expect(whole.next).toBeNull()
})

test('the list finds by mobile number and tells the retired apart', async () => {
  const found = await h.tell('admin', 'people.list', { search: '19900000009', limit: 10 })
  expect(found.items).toMatchObject([{ name: '退休者', active: false, mobile: '19900000009', bound: false }])
  const active = await h.tell('admin', 'people.list', { active: true, limit: 200 })
  expect(active.items).toHaveLength(people.length)
})

test('a forged cursor is refused', async () => {
  expect(await h.ask('admin', 'people.list', { limit: 5, after: 'nobody' })).toMatchObject({
    code: 'BAD_INPUT',
    detail: 'after',
  })
})
