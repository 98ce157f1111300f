import { tell } from '../../../../domain/matter/sentences'
import { canSee } from '../../../../domain/matter/sight'
import { actor } from '../../district'
import { World } from '../../world'

const A1 = { assignmentId: 'A1' }
const OPINION = { ...A1, opinion: '同意' }
const CHAIN = { signOff: ['sectionHead' as const, 'unitHead' as const, 'unitChief' as const] }
/** Signed by section head and head. */
const signed = (world = new World(CHAIN).start()) => world.complete()

test('by the default pack nothing is laid before him', () => {
  const world = new World().start().complete()
  expect(world.issued.status).toBe('awaitingConfirmation')
  expect(world.ask('u1chief', 'signOff', OPINION)).toBe('WRONG_STATE')
  expect(new World().start().submit().ask('u1chief', 'signOff', OPINION)).toBe('NOT_YOUR_TURN')
})

test('he reads what his unit has, and nothing of another’s', () => {
  const { issued } = new World().start()
  expect([canSee(issued, actor('u1chief')), canSee(issued, actor('u2chief'))]).toEqual([true, false])
})

test('where the pack says so he signs last, and only then the office has it', () => {
  const world = signed()
  expect(world.issued.status).toBe('awaitingSignOff')
  expect(world.asked('u1chief')).toEqual(['signOff'])
  expect(world.ask('u1head', 'signOff', OPINION)).toBe('NOT_YOUR_TURN')
  world.tell('u1chief', 'signOff', OPINION)
  expect(world.issued.status).toBe('awaitingConfirmation')
  expect(world.lead.completion?.signOffs.map(({ stage }) => stage)).toEqual(CHAIN.signOff)
})

test('he sends it back, with what is missing', () => {
  const world = signed().tell('u1chief', 'returnCompletion', { ...A1, missing: '验收单', dueAt: null })
  expect(world.lead).toMatchObject({ status: 'inProgress', returned: { by: 'unitChief', missing: '验收单' } })
  expect(world.asked('u1handler')).toEqual(['report'])
})

test('a unit that has none: its head signs in his place, who is not above', () => {
  const rules = { signOff: ['sectionHead' as const, 'unitChief' as const] }
  const world = new World(rules).start().leave('u1chief').submit()
  world.tell('u1section', 'signOff', OPINION)
  expect(world.asked('u1head')).toEqual(['signOff'])
  expect(tell(world.last('CompletionSignedOff'), (id) => id).lines).toContain('下一步由 单位分管负责同志 办理')
  expect(world.tell('u1head', 'signOff', OPINION).issued.status).toBe('awaitingConfirmation')
})

test('a head who has signed signs no second stage in his place: the office has it', () => {
  const world = new World(CHAIN).start().leave('u1chief').complete()
  expect(world.issued.status).toBe('awaitingConfirmation')
})

test('a unit without a head: he signs for that one, and not twice', () => {
  const world = new World(CHAIN).start().leave('u1head').submit().tell('u1section', 'signOff', OPINION)
  expect(world.asked('u1chief')).toEqual(['signOff'])
  expect(world.tell('u1chief', 'signOff', OPINION).issued.status).toBe('awaitingConfirmation')
})

test('he leaves while it waits for him: the head has signed already, the office has it', () => {
  expect(signed().leave('u1chief').issued.status).toBe('awaitingConfirmation')
})
