import type { Input } from '../../../domain/contract'
import { Harness } from '../harness'

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const unit = (changes: Partial<Input<'unit.save'>> = {}): Input<'unit.save'> => ({
  name: '云澜区示例局',
  shortName: '示例局',
  kind: 'bureau',
  frontId: 'f1',
  order: 9,
  active: true,
  ...changes,
})
const person = (changes: Partial<Input<'people.save'>> = {}): Input<'people.save'> => ({
  name: '林某某',
  unitId: 'u1',
  title: '科员',
  mobile: '19900000001',
  roles: [{ role: 'handler', scope: { kind: 'own' } }],
  active: true,
  ...changes,
})
const ADMIN = person({
  id: 'admin',
  name: '人员admin',
  unitId: 'office',
  roles: [{ role: 'admin', scope: { kind: 'district' } }],
  mobile: '',
})

const version = async () => (await h.store.get('counters', 'directory'))?.last
/** The refusal, which must have left the directory as it was. */
const refused = async (save: () => Promise<object>) => {
  const before = await version()
  const answer = await save()
  expect(await version()).toBe(before)
  return answer
}

describe('units', () => {
  test('are added and changed under their id', async () => {
    const { id } = await h.tell('admin', 'unit.save', unit())
    await h.tell('admin', 'unit.save', unit({ id, shortName: '新简称' }))
    const { units } = await h.tell('officer', 'unit.list', {})
    expect(units.filter(({ name }) => name === '云澜区示例局')).toEqual([{ ...unit(), _id: id, shortName: '新简称' }])
  })

  test('are listed by order', async () => {
    await h.tell('admin', 'unit.save', unit({ order: 0, name: '最前的单位' }))
    const { units, fronts } = await h.tell('officer', 'unit.list', {})
    expect(units.map(({ order }) => order)).toEqual([...units.map(({ order }) => order)].sort((a, b) => a - b))
    expect(fronts.map(({ _id }) => _id)).toEqual(['f1', 'f2'])
  })

  test.each([
    ['an unknown id', unit({ id: 'nothing' }), 'NOT_FOUND', 'id'],
    ['an unknown front', unit({ frontId: 'nothing' }), 'NOT_FOUND', 'frontId'],
    ['a taken name', unit({ name: ' 示例单位u2 ' }), 'DUPLICATE', 'name'],
    ['retiring a unit with people', unit({ id: 'u1', name: '示例单位u1', active: false }), 'UNIT_IN_USE', 'active'],
  ])('%s is refused', async (_, input, code, detail) => {
    expect(await refused(() => h.ask('admin', 'unit.save', input))).toMatchObject({ code, detail })
  })
})

describe('fronts', () => {
  const front = (changes: object = {}) => ({
    name: '新战线',
    leaderId: 'leader',
    liaisonId: null,
    order: 3,
    ...changes,
  })

  test('are added and changed', async () => {
    const { id } = await h.tell('admin', 'front.save', front())
    await h.tell('admin', 'front.save', front({ id, liaisonId: 'liaison' }))
    expect((await h.app.reference.directory()).front(id)).toEqual({ _id: id, ...front({ liaisonId: 'liaison' }) })
  })

  test.each([
    ['an unknown id', front({ id: 'nothing' }), 'NOT_FOUND', 'id'],
    ['an unknown leader', front({ leaderId: 'nobody' }), 'NOT_FOUND', 'leaderId'],
    ['an unknown liaison', front({ liaisonId: 'nobody' }), 'NOT_FOUND', 'liaisonId'],
    ['a taken name', front({ name: '城建战线' }), 'DUPLICATE', 'name'],
  ])('%s is refused', async (_, input, code, detail) => {
    expect(await refused(() => h.ask('admin', 'front.save', input))).toMatchObject({ code, detail })
  })
})

describe('people', () => {
  test('are added with the addresses of their roles', async () => {
    const roles: Input<'people.save'>['roles'] = [
      { role: 'unitSupervisor', scope: { kind: 'unit', unitId: 'u1' } },
      { role: 'unitSupervisor', scope: { kind: 'unit', unitId: 'u1' } },
    ]
    const { id } = await h.tell('admin', 'people.save', person({ roles }))
    expect(await h.store.get('people', id)).toMatchObject({
      roles: [roles[0]],
      addresses: [`person:${id}`, 'unitSupervisor@unit:u1'],
      createdAt: h.now,
    })
  })

  test('keep the moment at which they came', async () => {
    const { id } = await h.tell('admin', 'people.save', person())
    const came = h.now
    h.later(1000)
    await h.tell('admin', 'people.save', person({ id, title: '科长' }))
    expect(await h.store.get('people', id)).toMatchObject({ title: '科长', createdAt: came })
  })

  test.each([
    ['an unknown id', person({ id: 'nobody' }), 'NOT_FOUND', 'id'],
    ['an unknown unit', person({ unitId: 'nothing' }), 'NOT_FOUND', 'unitId'],
    [
      'a role that cannot reach so far',
      person({ roles: [{ role: 'handler', scope: { kind: 'district' } }] }),
      'BAD_INPUT',
      'roles: handler district',
    ],
    [
      'an unknown front in a scope',
      person({ roles: [{ role: 'liaison', scope: { kind: 'front', frontId: 'none' } }] }),
      'NOT_FOUND',
      'roles: frontId',
    ],
    [
      'an unknown unit in a scope',
      person({ roles: [{ role: 'unitHead', scope: { kind: 'unit', unitId: 'none' } }] }),
      'NOT_FOUND',
      'roles: unitId',
    ],
    [
      'an officer of a unit that is no leading group',
      person({ roles: [{ role: 'officer', scope: { kind: 'unit', unitId: 'u1' } }] }),
      'NOT_A_GROUP',
      'roles: unitId',
    ],
    ['retiring the last administrator', { ...ADMIN, active: false }, 'LAST_ADMIN', 'roles'],
    ['taking the last administrator’s role', { ...ADMIN, roles: [] }, 'LAST_ADMIN', 'roles'],
  ])('%s is refused', async (_, input, code, detail) => {
    expect(await refused(() => h.ask('admin', 'people.save', input))).toMatchObject({ code, detail })
  })

  test('a mobile number belongs to one, and a name without one to one in a unit', async () => {
    await h.tell('admin', 'people.save', person())
    const other = person({ name: '另一位', unitId: 'u2' })
    expect(await refused(() => h.ask('admin', 'people.save', other))).toMatchObject({
      code: 'DUPLICATE',
      detail: 'mobile',
    })
    await h.tell('admin', 'people.save', person({ mobile: '' }))
    const same = person({ mobile: '' })
    expect(await refused(() => h.ask('admin', 'people.save', same))).toMatchObject({
      code: 'DUPLICATE',
      detail: 'name',
    })
  })

  test('a retired person’s number is free again', async () => {
    const { id } = await h.tell('admin', 'people.save', person())
    await h.tell('admin', 'people.save', person({ id, active: false }))
    await expect(h.tell('admin', 'people.save', person({ name: '接任者' }))).resolves.toBeDefined()
  })

  test('an administrator may go once there is another', async () => {
    await h.tell('admin', 'people.save', person({ roles: [{ role: 'admin', scope: { kind: 'district' } }] }))
    await h.tell('admin', 'people.save', { ...ADMIN, active: false })
    expect(await h.store.get('people', 'admin')).toMatchObject({ active: false })
  })

  test('two saved at the same moment both stand', async () => {
    const both = ['甲某', '乙某'].map((name, i) => person({ name, mobile: `1990000000${i}` }))
    await Promise.all(both.map((input) => h.tell('admin', 'people.save', input)))
    const { items } = await h.tell('admin', 'people.list', { search: '某', limit: 10 })
    expect(items.map(({ name }) => name).sort()).toEqual(['乙某', '甲某'])
  })
})

describe('binding', () => {
  test('shows in the list once a code has been redeemed, until it is undone', async () => {
    const bound = async () =>
      (await h.tell('admin', 'people.list', { search: '人员officer2', limit: 1 })).items[0]?.bound
    await h.store.transact((tx) => tx.put('credentials', { _id: 'officer2', password: null, boundAt: h.now }))
    await h.store.transact((tx) =>
      tx.put('sessions', { _id: 's1', personId: 'officer2', client: 'phone', createdAt: h.now, expiresAt: h.now }),
    )
    expect(await bound()).toBe(true)
    await h.tell('admin', 'people.unbind', { personId: 'officer2' })
    expect(await bound()).toBe(false)
    expect(await h.store.get('credentials', 'officer2')).toEqual({
      _id: 'officer2',
      password: null,
      boundAt: null,
      era: 1,
    })
    expect(await h.store.get('sessions', 's1')).toBeNull()
  })

  test('is refused for nobody, and a code for the retired too', async () => {
    const { id } = await h.tell('admin', 'people.save', person({ active: false }))
    expect(await h.ask('admin', 'people.issueCode', { personId: id })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await h.ask('admin', 'people.issueCode', { personId: 'nobody' })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await h.ask('admin', 'people.unbind', { personId: 'nobody' })).toMatchObject({ code: 'NOT_FOUND' })
  })
})
