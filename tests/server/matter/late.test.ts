import { at } from '../../../domain/clock/time'
import { manifest } from '../../../server/collections'
import { registerFilter } from '../../../server/operations/matter/matterFilter'
import { actor } from '../../domain/district'
import { WITH_CO } from '../../domain/world'
import { explain } from '../../explain'
import { Harness } from '../harness'

let h: Harness
beforeAll(async () => {
  h = await Harness.open(at('2026-03-02', '10:00'))
  await h.issue({ title: '区住建局没有签收' })
  h.at('2026-03-03')
  await h.issue({ title: '协办单位没有签收', ...WITH_CO })
  await h.start({ title: '签收了' })
  h.at('2026-03-04', '17:30')
})
afterAll(() => h.close())

const late = async (who: string) => {
  const { items } = await h.tell(who, 'matter.list', { late: 'signIn', limit: 50 })
  const { all } = await h.tell(who, 'matter.counts', { late: 'signIn' })
  expect(all.total).toBe(items.length)
  return items.map(({ title }) => title)
}

test('逾期未签收 lists what any unit is to sign in and has not, the longest late first; its number is its length', async () => {
  expect(await late('officer')).toEqual(['区住建局没有签收'])
  h.later(1)
  expect(await late('officer')).toEqual(['区住建局没有签收', '协办单位没有签收'])
  expect(await late('u2supervisor')).toEqual(['协办单位没有签收'])
})

test('it goes on page by page, and what is signed in leaves it', async () => {
  const first = await h.tell('officer', 'matter.list', { late: 'signIn', limit: 1 })
  const next = { late: 'signIn' as const, limit: 1, after: String(first.next) }
  const second = await h.tell('officer', 'matter.list', next)
  expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['区住建局没有签收', '协办单位没有签收'])
  expect(second.next).toBeNull()
  const matterId = String(first.items[0]?.id)
  await h.tell('u1supervisor', 'matter.signIn', { matterId, assignmentId: 'A1' })
  expect(await late('officer')).toEqual(['协办单位没有签收'])
})

test('an index has them, and their order', () => {
  const filter = registerFilter({ late: 'signIn' }, actor('officer'), h.now)
  expect(explain(manifest, 'register', { filter, sort: [['signInDueAt', 1]] })).toMatchObject({
    indexes: ['unsigned'],
    sorted: true,
  })
})
