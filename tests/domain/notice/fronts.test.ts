import { personWith } from '../district'
import { World, within } from '../world'

/** Who was told of the last urge, by notice or digest. */
const told = (world: World, date: string): string[] => {
  const { _id } = world.at(date, '09:01').sweep().last('Urged')
  const messages = [...world.notices, ...world.digest].filter((message) => message._id.startsWith(`${_id}.`))
  return messages.map(({ personId }) => personId)
}

test.each<[string, string[], string | null]>([
  ['whose scope is the district', ['leader'], 'leader'],
  ['whose scope is that front', ['ofFront'], 'ofFront'],
  ['but not one of another front', [], 'frontLeader'],
  ['but nobody without that role', [], 'officer'],
  ['of whom there is none', [], null],
])('at level 3 the leader who has the front is told, %s', (_, leaders, leaderId) => {
  const ofFront = personWith('ofFront', 'office', [{ role: 'leader', scope: { kind: 'front', frontId: 'f1' } }])
  const world = new World()
  if (leaderId === 'ofFront') world.enrol(ofFront)
  const { directory } = world.start(within(5))
  world.directory = { ...directory, front: (id) => ({ _id: id, name: id, leaderId, liaisonId: 'liaison', order: 1 }) }
  const urged = (date: string) => told(world, date).filter((id) => /eader|officer|ofFront/.test(id))
  expect(urged('2026-03-10')).toEqual([])
  expect(urged('2026-03-17')).toEqual(leaders)
})

test('at level 2 the front’s liaison is told, whatever the scope', () => {
  const everywhere = personWith('liaison', 'office', [{ role: 'liaison', scope: { kind: 'district' } }])
  const world = new World().enrol(everywhere).start(within(5))
  expect(told(world, '2026-03-10')).toContain('liaison')
})
