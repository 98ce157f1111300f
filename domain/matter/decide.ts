import { epochMs, type Instant } from '../clock/time'
import type { Reach } from '../contract/schema'
import type { EventActor } from '../decider/event'
import { type Actor, TIMER } from '../people/actor'
import type { Role } from '../people/roles'
import { isRefusal, type Refusal, Refused, refuse } from '../refusal'
import { type Context, roleOn, type Situation } from './base/situation'
import { type CommandInput, type CommandType, matterCommands } from './contract'
import { type CheckedInput, definitionOf } from './definitions'
import type { NewEvent, Unsealed } from './events'
import { evolve } from './evolve'
import { isConcerned, opens } from './sight'
import { assignmentIn } from './state/assignments'
import { isIssued, type Matter } from './state/matter'
import { planSteps } from './steps'

/** Recorded this much later than its nominal moment, a step is marked as caught up. */
const CAUGHT_UP_MS = 10 * 60_000

/**
 * The moment at which something happens to a matter: now, or that of its last event where the clock has been set back
 * meanwhile. All of a decision takes it: its events, its limits, the steps that are due.
 */
export const momentOn = (matter: Pick<Matter, 'lastAt'>, now: Instant): Instant =>
  now < matter.lastAt ? matter.lastAt : now

/** What a decision looks at, beside the matter and who acts. */
export type Surroundings = Omit<Context, 'matter' | 'assignment' | 'actor'>

/** An event, between the states that it parts. */
export interface Happened {
  event: Unsealed
  before: Matter | null
  after: Matter
}

export interface Decision {
  happened: Happened[]
  state: Matter
}

/** Who is concerned may speak: in the role that opens the matter to him, or whichever he has where it names him. */
const speakingRole = ({ matter, actor }: Situation): Role | null | Refusal => {
  if (!isConcerned(matter, actor)) return refuse('NO_RIGHT')
  const { roles } = actor
  return (roles.find((grant) => opens(grant, matter)) ?? roles[0])?.role ?? null
}

/** The role in which the actor may give the command on this matter or assignment, or a refusal. */
export const rightTo = (type: CommandType, situation: Situation): Role | null | Refusal => {
  const reach: Reach = matterCommands[`matter.${type}`].reach
  if (typeof reach === 'string') return speakingRole(situation)
  return roleOn(situation, reach.roles) ?? refuse('NO_RIGHT')
}

const eventActor = ({ personId, name, unitId }: Actor, role: Role | null): EventActor => ({
  personId,
  name,
  unitId,
  role,
})

/** Gives events their place and moment, and follows them from state to state. */
const append = (
  matter: Matter | null,
  matterId: string,
  news: readonly NewEvent[],
  at: Instant,
  actor: EventActor,
): Happened[] => {
  let before = matter
  return news.map((one) => {
    const event: Unsealed = { ...one, matterId, seq: (before?.version ?? 0) + 1, at, actor }
    const happened = { event, before, after: evolve(before, event) }
    before = happened.after
    return happened
  })
}

const stateAfter = (happened: readonly Happened[], otherwise: Matter): Matter =>
  happened[happened.length - 1]?.after ?? otherwise

/**
 * Records every timed step whose nominal moment has come, in order and once (docs/domain.md, section 4). It stands
 * before every command too, so that what people decide never depends on how punctual the timer was.
 */
export const runTimers = (matter: Matter, surroundings: Surroundings): Decision => {
  const around = { ...surroundings, now: momentOn(matter, surroundings.now) }
  const happened: Happened[] = []
  let state = matter
  const timer = eventActor(TIMER, null)
  for (;;) {
    const step = planSteps(state, around)[0]
    if (!step || step.nominalAt >= around.now) return { happened, state }
    const caughtUp = epochMs(around.now) - epochMs(step.nominalAt) > CAUGHT_UP_MS
    const news = step.events(around.take).map(
      (event, i): NewEvent => ({
        ...event,
        nominalAt: step.nominalAt,
        stepKey: i === 0 ? step.key : `${step.key}/${i}`,
        ...(caughtUp && { caughtUp }),
      }),
    )
    happened.push(...append(state, state.id, news, around.now, timer))
    state = stateAfter(happened, state)
  }
}

type DraftContent = CommandInput<'draft'>['content']

/** A draft that does not exist yet, so that rights and rules can be asked about it as about any other. */
const unborn = (id: string, officerId: string, content: DraftContent, { now, directory }: Surroundings): Matter => ({
  ...content,
  milestones: [],
  attachments: [],
  id,
  status: 'draft',
  number: null,
  approver: null,
  rejection: null,
  version: 0,
  lastHash: '',
  lastAt: now,
  createdAt: now,
  officerId,
  officerRole: 'officer',
  frontIds: [content.lead, ...content.co].flatMap(({ unitId }) => directory.unit(unitId)?.frontId ?? []),
  mentioned: [],
})

const commandOn = (
  type: CommandType,
  input: CheckedInput,
  matter: Matter,
  actor: Actor,
  around: Surroundings,
): { news: NewEvent[]; role: Role | null } | Refusal => {
  const named = input.assignmentId as string | undefined
  const assignment = assignmentIn(matter, named)
  if (named !== undefined && !assignment)
    return isIssued(matter) ? refuse('NOT_FOUND', 'assignmentId') : refuse('NOT_ISSUED')
  const context: Context = { ...around, matter, assignment, actor }
  const role = rightTo(type, context)
  if (isRefusal(role)) return role
  const definition = definitionOf(type)
  const news = definition.may(context) ?? definition.decide(input, context)
  return isRefusal(news) ? news : { news, role }
}

/** A new matter from a draft: its rights are those of the units that it names. */
export const decideDraft = (
  id: string,
  input: CommandInput<'draft'>,
  actor: Actor,
  around: Surroundings,
): Decision | Refusal =>
  caught(() => {
    const decided = commandOn('draft', input, unborn(id, actor.personId, input.content, around), actor, around)
    if (isRefusal(decided)) return decided
    const happened = append(null, id, decided.news, around.now, eventActor(actor, decided.role))
    const last = happened[happened.length - 1]
    return last ? { happened, state: last.after } : refuse('INTERNAL')
  })

/**
 * One command on one matter: the due timed steps, then what the command yields, or a refusal that leaves nothing.
 * `expectedVersion` in the input is the version that the person saw; timed steps of the same moment do not count.
 */
export const decide = (
  type: Exclude<CommandType, 'draft'>,
  input: CheckedInput,
  matter: Matter,
  actor: Actor,
  surroundings: Surroundings,
): Decision | Refusal =>
  caught(() => {
    const around = { ...surroundings, now: momentOn(matter, surroundings.now) }
    const { expectedVersion } = input
    if (expectedVersion !== undefined && expectedVersion !== matter.version) return refuse('STALE_VERSION')
    const timed = runTimers(matter, around)
    const decided = commandOn(type, input, timed.state, actor, around)
    if (isRefusal(decided)) return decided
    const given = append(timed.state, matter.id, decided.news, around.now, eventActor(actor, decided.role))
    return { happened: [...timed.happened, ...given], state: stateAfter(given, timed.state) }
  })

/** Refusals that nested arithmetic throws become values here; anything else is a fault and goes on. */
const caught = <R>(work: () => R): R | Refusal => {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}
