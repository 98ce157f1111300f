import { openTicket } from '../../../server/operations/evidence/tickets'
import { directoryFor } from '../../../server/operations/people/directoryExport'
import { people } from '../../domain/district'
import { Harness } from '../harness'

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const change = async (id: string, changes: object): Promise<void> => {
  const person = people.find(({ _id }) => _id === id)
  if (!person) throw new Error(id)
  const { name, unitId, title, mobile, roles, active } = person
  await h.tell('admin', 'people.save', { id, name, unitId, title, mobile, roles, active, ...changes })
}

/** What the link opens that a person has asked for. */
const opened = async (who: string) => {
  const { link } = await h.tell(who, 'directory.export', {})
  return openTicket(h.app.ports.linkSecret, link.slice('/f/'.length), h.now)
}

test('a link to the directory opens as long as the person who asked may have it', async () => {
  const ticket = await opened('officer')
  expect(ticket).toMatchObject({ kind: 'directory', personId: 'officer' })
  expect((await directoryFor('officer', h.app.reference))?.people.length).toBe(people.length)
  await change('officer', { active: false })
  expect(await directoryFor('officer', h.app.reference)).toBeNull()
})

test('and no longer once the role is for a front only, or gone', async () => {
  await change('officer', { roles: [{ role: 'officer', scope: { kind: 'front', frontId: 'f1' } }] })
  expect(await directoryFor('officer', h.app.reference)).toBeNull()
  expect(await directoryFor('u1handler', h.app.reference)).toBeNull()
  expect(await directoryFor('nobody', h.app.reference)).toBeNull()
})
