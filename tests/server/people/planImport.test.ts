import type { Instant } from '../../../domain/clock/time'
import { addressesOf } from '../../../domain/people/address'
import type { Person, Unit } from '../../../domain/people/person'
import type { RoleGrant } from '../../../domain/roles'
import { planImport } from '../../../server/operations/people/directoryImport'
import { directoryOf } from '../../../server/reference'
import type { Line } from '../../../server/workbooks/readWorkbook'

const NOW: Instant = '2026-06-10T02:00:00.000Z'
const UNITS: Unit[] = Array.from({ length: 20 }, (_, i) => ({
  ...{ _id: `u${i}`, name: `单位${i}`, shortName: `单位${i}`, kind: 'bureau', frontId: 'f1', order: i, active: true },
  kind: 'bureau' as const,
}))

const ADMIN: RoleGrant[] = [{ role: 'admin', scope: { kind: 'district' } }]

/** So many people, and how often one of them was looked at. */
function countedPeople(count: number) {
  const looks = { count: 0 }
  const people = Array.from({ length: count }, (_, i): Person => {
    const person = {
      _id: `p${i}`,
      ...{ unitId: `u${i % 20}`, title: '', mobile: String(19900000000 + i), active: true },
      roles: ADMIN,
      ...{ addresses: addressesOf(`p${i}`, ADMIN), createdAt: NOW },
      get name() {
        looks.count += 1
        return `某某${i}`
      },
    }
    return person
  })
  return { people, looks }
}

const lineOf = (i: number): Line => ({
  row: i + 2,
  cells: { 姓名: `某某${i}`, 单位: `单位${i % 20}`, 手机号: i % 2 ? String(19900000000 + i) : '', 角色: '系统管理员' },
})

/** What planning so many lines among so many people costs, in looks and in turns that others had meanwhile. */
async function cost(size: number) {
  const { people, looks } = countedPeople(size)
  const fronts = [{ _id: 'f1', name: '战线', leaderId: null, liaisonId: null, order: 1 }]
  const lines = { units: [], fronts: [], people: people.map((_, i) => lineOf(i)) }
  let turns = 0
  let done = false
  const others = (): void => {
    if (!done) setImmediate(others)
    turns += 1
  }
  others()
  const plan = await planImport({ lines, errors: [] }, directoryOf(1, UNITS, fronts, people), {
    newId: () => 'new',
    now: NOW,
  })
  done = true
  expect(plan.report).toMatchObject({ people: { added: 0, same: size }, errors: [] })
  return { looks: looks.count, turns }
}

test('a plan of twice as many lines among twice as many people looks at them twice as often, in slices', async () => {
  const [few, many] = [await cost(500), await cost(1000)]
  expect(many.looks).toBeLessThanOrEqual(few.looks * 2)
  expect(many.turns).toBeGreaterThanOrEqual(20)
})
