import { createReference } from '../../server/reference'
import { Harness } from './harness'

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const rename = (name: string) =>
  h.tell('admin', 'unit.save', {
    id: 'u1',
    name,
    shortName: '甲',
    kind: 'bureau',
    frontId: 'f1',
    order: 1,
    active: true,
  })

test('the directory is loaded once for each of its versions', async () => {
  const { reference } = h.app
  const before = await reference.directory()
  expect(await reference.directory()).toBe(before)
  await rename('改名后的单位')
  const after = await reference.directory()
  expect(after.version).toBe(before.version + 1)
  expect(after.unit('u1')?.name).toBe('改名后的单位')
  expect(before.unit('u1')?.name).toBe('示例单位u1')
})

test('another process sees a change by its version', async () => {
  const other = createReference(h.store)
  await other.directory()
  await rename('改名后的单位')
  expect((await other.directory()).unit('u1')?.name).toBe('改名后的单位')
})

test('people are found by every address of theirs, the retired only by id', async () => {
  const { reference } = h.app
  const at = async (address: string) => (await reference.directory()).at(address).map(({ _id }) => _id)
  expect(await at('unitSupervisor@unit:u1')).toEqual(['u1supervisor'])
  expect(await at('person:u1supervisor')).toEqual(['u1supervisor'])
  expect(await at('nobody@district')).toEqual([])
  await h.tell('admin', 'people.save', {
    id: 'u1supervisor',
    name: '人员u1supervisor',
    unitId: 'u1',
    title: '',
    mobile: '',
    roles: [{ role: 'unitSupervisor', scope: { kind: 'unit', unitId: 'u1' } }],
    active: false,
  })
  expect(await at('unitSupervisor@unit:u1')).toEqual([])
  expect((await reference.directory()).person('u1supervisor')?.active).toBe(false)
})

test('a directory of more than a page is loaded whole', async () => {
  await h.store.transact(async (tx) => {
    for (let i = 0; i < 1200; i++)
      await tx.put('people', {
        _id: `many${i}`,
        name: `众${i}`,
        unitId: 'u1',
        title: '',
        mobile: '',
        roles: [],
        active: true,
        addresses: [`person:many${i}`],
        createdAt: h.now,
      })
  })
  const { people } = await createReference(h.store).directory()
  expect(new Set(people.map(({ _id }) => _id)).size).toBe(people.length)
  expect(people.filter(({ _id }) => _id.startsWith('many'))).toHaveLength(1200)
})
