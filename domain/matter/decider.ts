import { evolve } from '../decider/decide'
import type { Asking, CheckedInput, Decider, Yielded } from '../decider/decider'
import type { NewOf } from '../decider/event'
import { TIMER } from '../people/actor'
import { isRefusal, type Refusal, refuse } from '../refusal'
import type { Role } from '../roles'
import type { Context } from './base/situation'
import type { CommandInput, CommandType } from './contract'
import { unsignable } from './deciding/ladder'
import { turnsIn } from './deciding/turns'
import { definitionOf } from './definitions'
import { eventSchemas } from './eventSchemas'
import type { EventData } from './events'
import { handOversIn } from './handover/heirs'
import { meaningOf, messageKindOf } from './meanings'
import type { RegisterLine } from './register/line'
import { registerLine } from './register/registerLine'
import { rightTo } from './rights'
import { tell } from './sentences'
import { canSee, canSeeLine, hears, opens } from './sight'
import { assignmentIn } from './state/assignments'
import { isIssued, type Matter } from './state/matter'
import { withPart } from './state/turns'
import { planSteps } from './steps'
import { demandsOf } from './todos'
import { withObeyed } from './urging/urges'

type DraftContent = CommandInput<'draft'>['content']

/** A draft that does not exist yet, so that rights and rules can be asked about it as about any other. */
const unborn = (content: DraftContent, { id, actor, now, directory }: Asking): Matter => ({
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
  officerId: actor.personId,
  officerRole: 'officer',
  frontIds: [content.lead, ...content.co].flatMap(({ unitId }) => directory.unit(unitId)?.frontId ?? []),
  mentioned: [],
  parts: [],
  turns: [],
})

/**
 * What one command on a matter yields. A new matter begins with `draft`: its rights are those of the units that it
 * names. NOT_FOUND or NOT_ISSUED for an assignment that is not there, NO_RIGHT, and what the command itself refuses.
 */
const commandOn = (
  name: string,
  input: CheckedInput,
  state: Matter | null,
  asking: Asking,
): Yielded<EventData> | Refusal => {
  const type = name as CommandType
  const matter = state ?? unborn(input.content as DraftContent, asking)
  const named = input.assignmentId as string | undefined
  const assignment = assignmentIn(matter, named)
  if (named !== undefined && !assignment)
    return isIssued(matter) ? refuse('NOT_FOUND', 'assignmentId') : refuse('NOT_ISSUED')
  const context: Context = { ...asking, matter, assignment }
  const role = rightTo(type, context)
  if (isRefusal(role)) return role
  const definition = definitionOf(type)
  const news = definition.may(context) ?? definition.decide(input, context)
  if (isRefusal(news)) return news
  const all = [...news, ...leftBehind(following(state, news, role, asking), asking)]
  const turned = withTurns(state, all, following(state, all, role, asking), asking)
  return isRefusal(turned) ? turned : { news: turned, role }
}

/**
 * The news with whose turn each decision is after them, where that is not the usual one. NO_DECIDER where they open one
 * for which nobody is left: nothing waits for ever.
 */
const withTurns = (
  before: Matter | null,
  news: NewOf<EventData>[],
  after: Matter | null,
  { directory }: Pick<Asking, 'directory'>,
): NewOf<EventData>[] | Refusal => {
  const last = news[news.length - 1]
  if (!after || !last) return news
  const { turns, nobody } = turnsIn(after, directory)
  const was = before ? turnsIn(before, directory).nobody : []
  if (nobody.some((key) => !was.includes(key))) return refuse('NO_DECIDER')
  const isSame = JSON.stringify(turns) === JSON.stringify(after.turns)
  return isSame ? news : [...news.slice(0, -1), { ...last, turns }]
}

/** The state that news would lead to. */
const following = (
  state: Matter | null,
  news: readonly NewOf<EventData>[],
  role: Role | null,
  asking: Pick<Asking, 'id' | 'now' | 'actor'>,
) => {
  const { id, now: at, actor } = asking
  const { personId, name, unitId } = actor
  return news.reduce<Matter | null>((before, one) => {
    const envelope = { subject: { kind: 'matter', id }, seq: (before?.version ?? 0) + 1, at }
    return evolve(matterDecider, before, { ...one, ...envelope, actor: { personId, name, unitId, role } })
  }, state)
}

/** What a command opens again with people who have left meanwhile, as a reopening does, is handed over with it. */
const leftBehind = (after: Matter | null, { directory }: Pick<Asking, 'directory'>): NewOf<EventData>[] =>
  after === null ? [] : handOversIn(after, { directory, toId: null })

/** A matter as a subject: what its topics say, asked for as of any other. */
export const matterDecider: Decider<Matter, EventData, RegisterLine> = {
  kind: 'matter',
  page: 'pages/matter/index',
  begins: 'draft',
  schemas: eventSchemas,
  evolve(matter, event) {
    const next = withPart(withObeyed(meaningOf(event).evolve(matter, event), event.at), event)
    return event.turns ? { ...next, turns: event.turns } : next
  },
  command: commandOn,
  handOver(matter, leaving) {
    const { personId, directory } = leaving
    const passedUp = unsignable(matter, directory)
    const handed = handOversIn(matter, leaving)
    const up = { type: 'DutyHandedOver' as const, data: { personId, duties: [], passedUp } }
    const news = passedUp.length > 0 ? [...handed, up] : handed
    const after = following(matter, news, null, { id: matter.id, now: matter.lastAt, actor: TIMER }) ?? matter
    const { turns } = turnsIn(after, directory)
    if (JSON.stringify(turns) === JSON.stringify(after.turns)) return news
    const [last = { type: 'DutyHandedOver' as const, data: { personId, duties: [] } }, ...others] = [...news].reverse()
    return [...others.reverse(), { ...last, turns }]
  },
  steps: planSteps,
  brief: (matter) => ({
    number: matter.number,
    title: matter.title,
    urgency: matter.urgency,
    ruleVersion: isIssued(matter) ? matter.ruleVersion : null,
  }),
  todos: demandsOf,
  recipients: (event, { before, after }) => meaningOf(event).recipients?.(after, event, before) ?? [],
  tell,
  messageKind: messageKindOf,
  earned(event, { before, after }, pack) {
    if (!isIssued(after) || before === null || !isIssued(before)) return []
    return meaningOf(event).points?.(event, { before, after, pack }) ?? []
  },
  line: registerLine,
  canSee,
  hears,
  canSeeLine,
  opens,
}
