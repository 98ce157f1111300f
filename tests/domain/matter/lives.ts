import * as fc from 'fast-check'
import { defaultCalendar } from '../../../domain/clock/stateCouncil'
import { addMs, DAY_MS, type Instant } from '../../../domain/clock/time'
import type { Todo } from '../../../domain/decider/todo'
import { primaryAction } from '../../../domain/matter/actions'
import { type CommandType, isBeginning, matterCommands } from '../../../domain/matter/contract'
import type { EventType, TodoKind } from '../../../domain/matter/events'
import type { RulePack } from '../../../domain/rules/pack'
import { people } from '../district'
import { START, World } from '../world'
import { type Choice, choosing, inputFor } from './inputs'

const HOUR_MS = 3_600_000

/** One thing that happens in a matter's life. `seed` chooses who does what among what there is at that moment. */
export interface Move {
  /** Time that goes by before, ms. */
  wait: number
  /** The timer looks first. */
  sweep: boolean
  /** What somebody is asked for; what somebody may do; anything by anyone, mostly refused; somebody leaves. */
  way: 'asked' | 'allowed' | 'any' | 'leaves'
  seed: number
}

const anyWait = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 10 * 60_000 }) },
  { weight: 6, arbitrary: fc.integer({ min: HOUR_MS, max: 20 * HOUR_MS }) },
  { weight: 3, arbitrary: fc.integer({ min: DAY_MS, max: 4 * DAY_MS }) },
  { weight: 1, arbitrary: fc.integer({ min: 5 * DAY_MS, max: 30 * DAY_MS }) },
)

const anyMove: fc.Arbitrary<Move> = fc.record({
  wait: anyWait,
  sweep: fc.boolean(),
  way: fc.oneof(
    { weight: 15, arbitrary: fc.constant('asked' as const) },
    { weight: 10, arbitrary: fc.constant('allowed' as const) },
    { weight: 5, arbitrary: fc.constant('any' as const) },
    { weight: 1, arbitrary: fc.constant('leaves' as const) },
  ),
  seed: fc.integer({ min: 0, max: 0x7fffffff }),
})

/** A life: mostly what people are asked for and may do, some of what they may not, time and the timer in between. */
export const anyLife: fc.Arbitrary<Move[]> = fc.array(anyMove, { minLength: 5, maxLength: 60, size: 'max' })

export const anyRules: fc.Arbitrary<Partial<RulePack>> = fc.constantFrom<Partial<RulePack>[]>(
  {},
  { confirmation: ['officer', 'chiefOfficer'] },
  { signOff: ['unitHead'], confirmation: ['chiefOfficer'] },
  { signOff: ['sectionHead', 'unitHead', 'unitChief'], extensionSignedBy: 'unitChief' },
  { approval: { default: 'leader', bySource: { other: 'none' }, extraUrgent: 'chiefOfficer', dueMoment: 'none' } },
)

/** One command as it was given, with what came of it. */
export interface Given {
  at: Instant
  who: string
  command: CommandType
  input: Record<string, unknown>
  /** The refusal's code, or null. */
  code: string | null
}

/** Somebody left. */
interface Left {
  at: Instant
  left: string
}

const COMMANDS = Object.keys(matterCommands).map((name) => name.slice('matter.'.length)) as CommandType[]
const onAssignment = (command: CommandType) => 'assignmentId' in matterCommands[`matter.${command}`].input.properties

/** Every command on the matter and on each of its assignments, and on one that there is not. */
export const everyCommand = (world: World): { command: CommandType; assignmentId: string | null }[] => {
  const assignments = world.matter?.number ? world.issued.assignments.map(({ id }) => id) : ['A1']
  return COMMANDS.filter((command) => !isBeginning(command)).flatMap((command) =>
    (onAssignment(command) ? assignments : [null]).map((assignmentId) => ({ command, assignmentId })),
  )
}

/** Events that versions before recorded: they are read for ever. */
export const NO_LONGER_RECORDED: readonly EventType[] = ['ObjectionReminded']

/** The commands that meet a to-do; the first is what most people do. */
export const MEETS: Record<TodoKind, readonly CommandType[]> = {
  amendDraft: ['amendDraft', 'requestApproval'],
  decideSupervision: ['takeUpSupervision', 'declineSupervision'],
  prepareDraft: ['amendDraft', 'requestApproval', 'issue'],
  approveIssue: ['approveIssue', 'approveIssue', 'approveIssue', 'rejectIssue'],
  ratifyIssue: ['ratifyIssue'],
  signIn: ['signIn', 'signIn', 'signIn', 'object'],
  endorseObjection: ['endorseObjection'],
  decideObjection: ['upholdObjection', 'reassign'],
  nameResponsible: ['nameResponsible'],
  report: ['report', 'report', 'submitCompletion'],
  completeTask: ['completeTask'],
  giveOpinion: ['giveOpinion'],
  answerInstruction: ['answerInstruction'],
  answerForOffice: ['answerForOffice'],
  readAnswer: ['readAnswer'],
  signExtension: ['signExtension', 'signExtension', 'sendBackExtension'],
  decideExtension: ['grantExtension', 'refuseExtension'],
  approveDue: ['approveDue', 'approveDue', 'rejectDue'],
  signOff: ['signOff', 'signOff', 'signOff', 'returnCompletion'],
  confirmCompletion: ['confirmCompletion', 'confirmCompletion', 'returnCompletion'],
  decideTransfer: ['confirmTransfer', 'declineTransfer'],
  recordOutcome: ['recordOutcome'],
  lookBack: ['lookBack'],
  confirmProgress: ['confirmProgress'],
}

type Act = { who: string; command: CommandType; assignmentId: string | null }

const reached = (world: World, { to }: Todo): string[] =>
  to.flatMap((address) => world.directory.at(address)).map(({ _id }) => _id)

/** The unit's supervisor changes a task before it is done. */
const taskChange = (world: World, { partId }: Todo, { pick }: Choice): Act | null => {
  const unitId = world.issued.assignments.find(({ id }) => id === partId)?.unitId
  const who = `${unitId}supervisor`
  const command = pick<CommandType>(['redateTask', 'reassignTask', 'cancelTask'])
  return world.directory.person(who)?.active ? { who, command, assignmentId: partId } : null
}

const asked = (world: World, choice: Choice): Act => {
  const todos = world.todos()
  const todo = todos.length > 0 ? choice.pick(todos) : null
  const changed = todo?.kind === 'completeTask' && choice.often(40) ? taskChange(world, todo, choice) : null
  if (changed) return changed
  if (todo)
    return {
      who: choice.pick(reached(world, todo)),
      command: choice.pick(MEETS[todo.kind as TodoKind]),
      assignmentId: todo.partId,
    }
  const action = world.directory.person('officer')?.active ? primaryAction(world.actions('officer')) : null
  return action ? { who: 'officer', ...action } : allowed(world, choice)
}

/** Those between whom a matter's life is played; the rest of the people only try. */
const CAST = people
  .map(({ _id }) => _id)
  .filter((id) => !/^(inspector|deputy|proposalOffice|personnel|admin)$|2$/.test(id))

/** Who has left gives no more commands. */
const among = <P>(world: World, all: readonly P[], idOf: (one: P) => string): P[] =>
  all.filter((one) => world.directory.person(idOf(one))?.active)

/** A life is to be lived and not talked about: these are done rarely. */
const RARE: readonly CommandType[] = [
  'close',
  'withdraw',
  'discard',
  'comment',
  'log',
  'invite',
  'replaceUnit',
  'releaseUnit',
  'setBasis',
]

const allowed = (world: World, choice: Choice): Act => {
  const there = among(world, CAST, (id) => id)
  const some = Array.from({ length: 5 }, () => choice.pick(there))
  const acts = some.flatMap((who) => world.actions(who).map((action): Act => ({ who, ...action })))
  const wanted = acts.filter(({ command }) => !RARE.includes(command) || choice.often(10))
  if (wanted.length === 0) return anything(world, choice)
  const retract = wanted.find(({ command }) => command === 'retractUrge')
  if (retract && choice.often(60)) return retract
  const command = choice.pick([...new Set(wanted.map((act) => act.command))])
  return choice.pick(wanted.filter((act) => act.command === command))
}

const anything = (world: World, choice: Choice): Act => ({
  who: choice.pick(among(world, people, ({ _id }) => _id))._id,
  ...choice.pick(everyCommand(world)),
})

/** The last of these is not retired: what is open would wait for nobody (server/operations/people/leaving.ts). */
const KEPT = /^(chief|officer2|discipline|admin|leader|u\dsupervisor)$/

const leaver = (world: World, { pick }: Choice): string | null => {
  const there = people.filter(({ _id }) => !KEPT.test(_id) && world.directory.person(_id)?.active)
  return there.length > 0 ? pick(there)._id : null
}

const WAYS = { asked, allowed, any: anything }

/** The real calendar of 2026, and years without holidays after it. */
const longCalendar = (() => {
  const calendar = defaultCalendar([2025, 2026])
  const bare = [2027, 2028, 2029, 2030, 2031, 2032].map((year) => [
    String(year),
    { year, holidays: {}, shiftedWorkdays: {} },
  ])
  return { ...calendar, years: { ...calendar.years, ...Object.fromEntries(bare) } }
})()

/** How many rest on the same basis as a draft: told from it, so that a life can be replayed. */
const othersOn = ({ content }: Record<string, unknown>): number =>
  ((content as { limit: { count: number } | null }).limit?.count ?? 0) % 4 === 1 ? 1 : 0

/** A matter that has just been drafted, or that a leader has just begun. */
export const bornWith = (seed: number, world: World): Given[] => {
  world.calendar = longCalendar
  const choice = choosing(seed)
  for (;;) {
    const command = choice.often(80) ? 'draft' : 'start'
    const who = choice.pick(
      command === 'draft'
        ? ['officer', 'officer', 'liaison', 'frontOfficer', 'member', 'memberLiaison']
        : ['leader', 'frontLeader'],
    )
    const input = inputFor(command, world, null, choice)
    world.sameBasis = command === 'draft' ? othersOn(input) : 0
    const code = world.ask(who, command, input)
    if (code === null) return [{ at: world.now, who, command, input, code }]
  }
}

/** Does one move. */
export const move = (world: World, { wait, sweep, way, seed }: Move): Given | Left => {
  world.later(wait)
  if (sweep) world.sweep()
  const choice = choosing(seed)
  const left = way === 'leaves' ? leaver(world, choice) : null
  if (left !== null) {
    world.leave(left)
    return { at: world.now, left }
  }
  const { who, command, assignmentId } = WAYS[way === 'leaves' ? 'allowed' : way](world, choice)
  const input = inputFor(command, world, assignmentId, choice)
  return { at: world.now, who, command, input, code: world.ask(who, command, input) }
}

/** Lives a whole life; `after` is called after each move. */
export const live = (
  moves: readonly Move[],
  rules: Partial<RulePack> = {},
  after: (world: World, given: Given | Left) => void = () => undefined,
): { world: World; script: (Given | Left)[] } => {
  const world = new World(rules)
  const script: (Given | Left)[] = bornWith(moves[0]?.seed ?? 0, world)
  for (const one of moves) {
    const given = move(world, one)
    script.push(given)
    after(world, given)
  }
  return { world, script }
}

/** Gives the same commands at the same moments in a new world, with the timer looking only where `sweeps` says so. */
export const replay = (
  script: readonly (Given | Left)[],
  rules: Partial<RulePack>,
  sweeps: (at: Instant, i: number) => Instant[],
): World => {
  const world = new World(rules)
  world.calendar = longCalendar
  world.now = START
  script.forEach((one, i) => {
    const { at } = one
    for (const moment of sweeps(at, i)) {
      world.now = moment
      world.sweep()
    }
    world.now = at
    if ('left' in one) world.leave(one.left)
    else {
      if (one.command === 'draft') world.sameBasis = othersOn(one.input)
      world.give(one.who, one.command, one.input)
    }
  })
  return world
}

export const later = (moment: Instant, days: number): Instant => addMs(moment, days * DAY_MS)
