import * as fc from 'fast-check'
import { fold } from '../../../domain/decider/decide'
import { matterDecider } from '../../../domain/matter/decider'
import type { EventType, MatterEvent } from '../../../domain/matter/events'
import { TELLINGS } from '../../../domain/matter/sentences'
import { MATTER_STATUSES } from '../../../domain/matter/state/words'
import { verifyChain } from '../../../domain/trail/chain'
import { people } from '../district'
import { sha256, World } from '../world'
import { choosing, inputFor } from './inputs'
import { inside, law, spans } from './law'
import { anyLife, anyRules, bornWith, everyCommand, later, live, move, NO_LONGER_RECORDED } from './lives'

law('the state equals the fold of its events, also after they were stored', (moves, rules) => {
  const { world } = live(moves, rules)
  expect(fold(matterDecider, world.events)).toEqual(world.matter)
  expect(fold(matterDecider, JSON.parse(JSON.stringify(world.events)))).toEqual(
    JSON.parse(JSON.stringify(world.matter)),
  )
})

law('a closed matter loses points by a false report that was found only then, and by nothing else', (moves, rules) => {
  const { world } = live(moves, rules)
  world.now = later(world.now, 60)
  world.sweep()
  const ended = spans(world.events, ['MatterClosed', 'MatterWithdrawn'], ['MatterReopened'])
  for (const { ruleId, hundredths, at, eventIds, reverses } of world.lines) {
    // what is taken back of what was given by mistake is no loss
    if (hundredths > 0 || reverses !== undefined || ruleId === 'falseReport') continue
    expect(inside(at, ended)).toBe(false)
    const event = world.events.find(({ _id }) => _id === eventIds[0])
    expect(event && inside(event.at, ended) && event.type).not.toBe('Criticised')
  }
})

/** `督会〔2026〕12号` in its series and its place there. */
const numbered = (number: string): [string, number] => {
  const [, series = '', ordinal = ''] = /^(.+〕)(\d+)号$/.exec(number) ?? []
  return [series, Number(ordinal)]
}

law('numbers of matters and urges are gap-free in each series', (moves, rules) => {
  const counters: Record<string, number> = {}
  const worlds = [1, 2, 3].map((i) => new World(rules, counters, `m${i}`))
  for (const [i, world] of worlds.entries()) bornWith((moves[0]?.seed ?? 0) + i, world)
  for (const [i, one] of moves.entries()) move(worlds[i % 3] as World, one)
  const series = new Map<string, number[]>()
  for (const event of worlds.flatMap(({ events }) => events)) {
    if (event.type !== 'MatterIssued' && event.type !== 'Urged') continue
    const [name, ordinal] = numbered(event.type === 'Urged' ? event.data.urgeNumber : event.data.number)
    series.set(name, [...(series.get(name) ?? []), ordinal])
  }
  for (const ordinals of series.values())
    expect([...ordinals].sort((a, b) => a - b)).toEqual(ordinals.map((_, i) => i + 1))
})

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const one of Object.values(value)) frozen(one)
  }
  return value
}

/** All that a decision may touch. The state itself is frozen, so that it is enough to look whether it is the same. */
const traces = ({ matter, events, lines, notices, digest, counters }: World) => ({
  matter: matter?.version,
  written: [events, lines, notices, digest].map(({ length }) => length),
  counters: Object.entries(counters).filter(([, last]) => last > 0),
})

law('a refusal changes nothing, and no decision changes the state that it was given', (moves, rules) => {
  const { world } = live(moves, rules)
  frozen(world.matter)
  for (const { seed } of moves.slice(0, 20)) {
    const before = traces(world)
    const { matter } = world
    const choice = choosing(seed)
    const { command, assignmentId } = choice.pick(everyCommand(world))
    const code = world.ask(choice.pick(people)._id, command, inputFor(command, world, assignmentId, choice))
    if (code !== null) {
      expect(world.matter).toBe(matter)
      expect(traces(world)).toEqual(before)
    }
    frozen(world.matter)
  }
})

law('the chain verifies, and every changed, removed, added or exchanged event is found', (moves, rules) => {
  const { world } = live(moves, rules)
  const { events } = world
  expect(verifyChain(events, sha256)).toEqual({ intact: true, head: world.matter?.lastHash })
  const { whole } = choosing(moves[0]?.seed ?? 0)
  const [i, j] = [whole(0, events.length - 1), whole(0, events.length - 1)]
  const changed = events.map((event, at) => (at === i ? { ...event, actor: { ...event.actor, name: '别人' } } : event))
  expect(verifyChain(changed, sha256)).toMatchObject({ intact: false, brokenAt: i + 1 })
  if (i < events.length - 1)
    expect(
      verifyChain(
        events.filter((_, at) => at !== i),
        sha256,
      ),
    ).toMatchObject({ intact: false, brokenAt: i + 1 })
  expect(verifyChain([...events.slice(0, i), events[j] as MatterEvent, ...events.slice(i)], sha256).intact).toBe(false)
  const exchanged = events.map((event, at) => (at === i ? events[j] : at === j ? events[i] : event) as MatterEvent)
  expect(verifyChain(exchanged, sha256).intact).toBe(i === j)
})

test('the lives of these laws reach every event and every state, and a leading group’s members take part', () => {
  const types = new Set<EventType>()
  const statuses = new Set<string>()
  const byMembers = new Set<string>()
  for (const [moves, rules] of fc.sample(fc.tuple(anyLife, anyRules), { numRuns: 500, seed: 7 })) {
    const { world, script } = live(moves, rules, ({ matter }) => statuses.add(matter?.status ?? ''))
    for (const one of script)
      if ('who' in one && one.who.startsWith('member') && one.code === null) byMembers.add(one.command)
    for (const type of world.types()) types.add(type)
  }
  expect([...types, ...NO_LONGER_RECORDED].sort()).toEqual(Object.keys(TELLINGS).sort())
  expect([...statuses].sort()).toEqual([...MATTER_STATUSES].sort())
  expect([...byMembers]).toEqual(
    expect.arrayContaining(['draft', 'amendDraft', 'requestApproval', 'amend', 'remind', 'urge', 'retractUrge']),
  )
})
