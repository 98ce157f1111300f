import { draftContent, Harness } from '../harness'

let h: Harness
let matterId: string
beforeAll(async () => {
  h = await Harness.open()
  const drafted = await h.tell('officer', 'matter.draft', { content: draftContent() })
  matterId = drafted.matterId
  await h.tell('officer', 'matter.requestApproval', { matterId })
  await h.tell('chief', 'matter.approveIssue', { matterId, opinion: '' })
  await h.tell('u1supervisor', 'matter.signIn', { matterId, assignmentId: 'A1' })
})
afterAll(() => h.close())

const asking = (field: string, chosen = {}, search?: string) => ({
  ...{ matterId, assignmentId: 'A1', command: 'nameResponsible', field, chosen, limit: 50 },
  ...(search !== undefined && { search }),
})
const offered = async (field: string, chosen = {}, search?: string) =>
  (await h.tell('u1supervisor', 'matter.candidates', asking(field, chosen, search))).items.map(({ id }) => id)

test('a field is offered those whom its command accepts, and no others', async () => {
  expect(await offered('leaderId')).toEqual(['u1head'])
  expect((await offered('handlerId')).sort()).toEqual(['u1handler', 'u1handler2', 'u1supervisor'])
})

test('what else is chosen bears on it: the unit that is commended', async () => {
  const asked = { matterId, command: 'commend', field: 'personId', limit: 50 }
  const { items } = await h.tell('chief', 'matter.candidates', { ...asked, chosen: { unitId: 'u1' } })
  expect([...new Set(items.map(({ unitId }) => unitId))]).toEqual(['u1'])
  expect((await h.tell('chief', 'matter.candidates', { ...asked, chosen: {} })).items).toEqual([])
})

test('among them a name is found', async () => {
  expect(await offered('handlerId', {}, 'u1handler2')).toEqual(['u1handler2'])
  expect(await offered('handlerId', {}, 'u2handler')).toEqual([])
})

test.each([
  ['officer', 'leaderId', 'NO_RIGHT'],
  ['u2supervisor', 'leaderId', 'NOT_FOUND'],
  ['u1supervisor', 'constructor', 'BAD_INPUT'],
])('%s asks for %s: %s', async (who, field, code) => {
  expect(await h.ask(who, 'matter.candidates', asking(field))).toMatchObject({ code })
})
