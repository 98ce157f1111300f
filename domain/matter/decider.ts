import type { Asking, CheckedInput, Decider, Yielded } from '../decider/decider'
import { isRefusal, type Refusal, refuse } from '../refusal'
import { officeUnitFor } from './base/addressees'
import type { Context } from './base/situation'
import { BEGINNINGS, type CommandInput, type CommandType } from './contract'
import { unsignable } from './deciding/ladder'
import { turnsIn } from './deciding/turns'
import { definitionOf } from './definitions'
import { type DraftContent, filledIn, frontsDrafted } from './drafting/gaps'
import { eventSchemas } from './eventSchemas'
import type { EventData } from './events'
import { handOversIn } from './handover/heirs'
import { disturbs, meaningOf, messageKindOf } from './meanings'
import type { RegisterLine } from './register/line'
import { registerLine } from './register/registerLine'
import { rightTo } from './rights'
import { tell } from './sentences'
import { canSee, canSeeLine, hears, opens } from './sight'
import { contentStarted, frontsStarted, type Words } from './starting/content'
import { assignmentIn } from './state/assignments'
import { basisKeys } from './state/basis'
import { draftBorn } from './state/drafts'
import { isIssued, type Matter } from './state/matter'
import { unitIdsOf } from './state/parties'
import { withShares } from './state/shares'
import { withPart } from './state/turns'
import { planSteps } from './steps'
import { lapsedIn } from './supervision/lapse'
import { demandsOf } from './todos'
import { withObeyed } from './urging/urges'

/** A draft's stand in its content, those of all other commands beside the text. */
const filesIn = (input: CheckedInput): readonly string[] => {
  const { files, content } = input as { files?: string[]; content?: DraftContent }
  return files ?? [...new Set([...(content?.files ?? []), ...(content?.basis?.files ?? [])])]
}

/** Of the basis that a command sends out, or that it sets anew; not those that the matter had before. */
const basisKeysAsked = (type: string, matter: Matter | null, input: CheckedInput): readonly string[] => {
  if (!matter) return []
  const own = basisKeys(matter.basis, unitIdsOf(matter))
  if (type === 'requestApproval' || type === 'issue') return own
  if (type !== 'setBasis') return []
  const { kind, number } = input as CommandInput<'setBasis'>
  return basisKeys({ kind, number: number ?? '' }, unitIdsOf(matter)).filter((key) => !own.includes(key))
}

const drafted = (input: DraftContent, asking: Asking) => {
  const { directory, actor } = asking
  const { content } = filledIn(input, asking)
  const named = [input.lead, ...input.co].flatMap(({ unitId }) => unitId ?? [])
  return {
    content: { ...content, milestones: [], attachments: [], basis: null },
    frontIds:
      named.length > 0
        ? named.flatMap((id) => directory.unit(id)?.frontId ?? [])
        : frontsDrafted(actor, directory.unit(content.lead.unitId)),
  }
}

const started = ({ words, unitId }: Words, { actor, directory }: Asking) => ({
  content: contentStarted(words, [], unitId ?? officeUnitFor(actor, directory)),
  frontIds: frontsStarted(unitId, actor, directory),
})

/** A draft that does not exist yet, so that rights and rules can be asked about it as about any other. */
const unborn = (type: CommandType, input: CheckedInput, asking: Asking): Matter => {
  const { id, actor, now } = asking
  const facts =
    type === 'start' ? started(input as unknown as Words, asking) : drafted(input.content as DraftContent, asking)
  return draftBorn({ ...facts, id, at: now, version: 0, officerId: actor.personId, officerRole: 'officer' })
}

/**
 * What one command on a matter yields. Of one that begins a matter the rights are those of the units that it names. NOT_FOUND or NOT_ISSUED for an assignment that is not there, NO_RIGHT, and what the command itself refuses.
 */
const commandOn = (
  name: string,
  input: CheckedInput,
  state: Matter | null,
  asking: Asking,
): Yielded<EventData> | Refusal => {
  const type = name as CommandType
  const matter = state ?? unborn(type, input, asking)
  const named = input.assignmentId as string | undefined
  const assignment = assignmentIn(matter, named)
  if (named !== undefined && !assignment)
    return isIssued(matter) ? refuse('NOT_FOUND', 'assignmentId') : refuse('NOT_ISSUED')
  const context: Context = { ...asking, matter, assignment }
  const role = rightTo(type, context)
  if (isRefusal(role)) return role
  const definition = definitionOf(type)
  const news = definition.may(context) ?? definition.decide(input, context)
  return isRefusal(news) ? news : { news, role }
}

/** A matter as a subject: what its topics say, asked for as of any other. */
export const matterDecider: Decider<Matter, EventData, RegisterLine> = {
  kind: 'matter',
  page: 'pages/matter/index',
  begins: BEGINNINGS,
  schemas: eventSchemas,
  evolve(matter, event) {
    const { at } = event
    return withShares(matter, withPart(withObeyed(meaningOf(event).evolve(matter, event), at), event), event)
  },
  filesIn,
  takesBack: (type, { byMistake }) => type === 'withdraw' && byMistake === true,
  basisKeys: basisKeysAsked,
  disturbs,
  command: commandOn,
  handOver(matter, leaving) {
    const { personId, directory } = leaving
    const passedUp = unsignable(matter, directory)
    const handed = handOversIn(matter, leaving)
    const isOnlyTurn = handed.length === 0 && turnsIn(matter, directory).turns !== null
    if (passedUp.length === 0 && !isOnlyTurn) return handed
    return [
      ...handed,
      { type: 'DutyHandedOver', data: { personId, duties: [], ...(passedUp.length > 0 && { passedUp }) } },
    ]
  },
  leftBehind: (matter, directory) => [...lapsedIn(matter), ...handOversIn(matter, { directory, toId: null })],
  turns: turnsIn,
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
  remindsOf: (event, after) => meaningOf(event).remindsOf?.(after, event) ?? null,
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
