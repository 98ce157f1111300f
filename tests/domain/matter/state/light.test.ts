import { LIGHT_WORDS } from '../../../../domain/clock/light'
import { lightOfAssignment, lightOfMatter, lightOfRow } from '../../../../domain/matter/state/light'
import { MATTER_STATUSES, STATUS_WORDS } from '../../../../domain/matter/state/words'
import { content, WITH_CO, World } from '../../world'

const shown = (world: World) => {
  if (!world.matter) throw new Error('no matter yet')
  return lightOfMatter(world.matter, world.now, world.rules)
}

test('a matter’s light is its lead’s', () => {
  const world = new World().start(WITH_CO).at('2026-03-31')
  expect(shown(world)).toEqual({ light: 'red', words: LIGHT_WORDS.red })
  const [lead] = world.issued.assignments.filter(({ kind }) => kind === 'lead')
  expect(lead && lightOfAssignment(lead, world.issued, world.now, world.rules).light).toBe('red')
})

test('grey says why: not issued yet, suspended, ended', () => {
  const draft = new World().tell('officer', 'draft', { content: content() })
  const suspended = new World().start().tell('chief', 'suspend', { reason: '等待批复' })
  const closed = new World().start().tell('chief', 'close', { reason: '已无必要' })
  expect([draft, suspended, closed].map(shown)).toEqual(
    (['draft', 'suspended', 'closed'] as const).map((status) => ({ light: 'grey', words: STATUS_WORDS[status] })),
  )
})

test('a light that burns is called by its own word, whatever the state', () => {
  const row = { open: true, dueAt: '2026-03-10T09:30:00.000Z', yellowAt: '2026-03-07T09:30:00.000Z' }
  const words = MATTER_STATUSES.map((status) => lightOfRow({ ...row, status }, row.yellowAt).words)
  expect(new Set(words)).toEqual(new Set([LIGHT_WORDS.yellow]))
  expect(lightOfRow({ ...row, open: false, status: 'closed' }, row.yellowAt).words).toBe(LIGHT_WORDS.grey)
})

test('what was handed in on time is green until the office has decided', () => {
  const world = new World().start().report().complete()
  expect(world.issued.status).toBe('awaitingConfirmation')
  expect(shown(world.at('2026-05-01')).light).toBe('green')
})
