import { LIGHT_WORDS } from '../../../../domain/clock/light'
import { at } from '../../../../domain/clock/time'
import { lineOf } from '../../../../domain/decider/consequences'
import { matterDecider } from '../../../../domain/matter/decider'
import { lightOfAssignment, lightOfMatter, lightOfRow } from '../../../../domain/matter/state/light'
import { MATTER_STATUSES, STATUS_WORDS } from '../../../../domain/matter/state/words'
import { content, WITH_CO, World, within } from '../../world'

const shown = (world: World) => {
  if (!world.matter) throw new Error('no matter yet')
  return lightOfMatter(world.matter, world.now, world.rules)
}

test('a matter’s light is its lead’s', () => {
  const world = new World().start(WITH_CO).at('2026-03-31')
  expect(shown(world)).toMatchObject({ light: 'red', words: LIGHT_WORDS.red })
  const [lead] = world.issued.assignments.filter(({ kind }) => kind === 'lead')
  expect(lead && lightOfAssignment(lead, world.issued, world.now, world.rules).light).toBe('red')
})

test('grey says why: not issued yet, suspended, ended', () => {
  const draft = new World().tell('officer', 'draft', { content: content() })
  const suspended = new World().start().tell('chief', 'suspend', { reason: '等待批复' })
  const closed = new World().start().tell('chief', 'close', { reason: '已无必要' })
  expect([draft, suspended, closed].map(shown)).toEqual(
    (['draft', 'suspended', 'closed'] as const).map((status) => ({
      light: 'grey',
      words: STATUS_WORDS[status],
      late: [],
    })),
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

describe('what is late beside the work itself', () => {
  const unsigned = () => new World().issue({ ...within(30), ...WITH_CO }).at('2026-03-03', '17:30')
  const row = (world: World) => lightOfRow(lineOf(matterDecider, world.issued, world), world.now)

  test('a sign-in that is late takes the green its 正常, on the page and in lists', () => {
    expect(shown(unsigned())).toEqual({ light: 'green', words: '正常', late: [] })
    const late = unsigned().later(1)
    expect(shown(late)).toEqual({ light: 'green', words: '未到期', late: ['逾期未签收'] })
    expect(row(late)).toEqual(shown(late))
  })

  test('of any of its units, and each unit shows its own', () => {
    const world = unsigned().later(1).tell('u1supervisor', 'signIn', { assignmentId: 'A1' })
    const each = () =>
      world.issued.assignments.map((a) => lightOfAssignment(a, world.issued, world.now, world.rules).late)
    expect([shown(world).late, each()]).toEqual([['逾期未签收'], [[], ['逾期未签收']]])
    world.tell('u2supervisor', 'signIn', { assignmentId: 'A2' })
    expect([shown(world), row(world)]).toEqual(Array(2).fill({ light: 'green', words: '正常', late: [] }))
  })

  test('a milestone that is late, though progress is on the plan; not once a completion is under way', () => {
    const milestones = [{ title: '第一阶段', dueAt: at('2026-03-10', '12:00') }]
    const world = new World()
      .start({ ...within(30), milestones })
      .report({ percent: 100 })
      .at('2026-03-11')
    expect(shown(world)).toEqual({ light: 'green', words: '未到期', late: ['节点逾期'] })
    expect(row(world)).toEqual(shown(world))
    expect(shown(world.complete()).late).toEqual([])
  })

  test('stands beside a red as well, and beside nothing while no clock runs', () => {
    expect(shown(unsigned().at('2026-04-20'))).toEqual({ light: 'red', words: '超期', late: ['逾期未签收'] })
    expect(shown(unsigned().later(1).tell('chief', 'suspend', { reason: '等批复' })).late).toEqual([])
  })
})
