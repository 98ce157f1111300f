import type { Instant } from '../../domain/clock/time'
import type { MatterAnswer } from '../../domain/matter/answers/commands'
import type { Target } from '../../domain/matter/base/form'
import { formOf } from '../../domain/matter/forms'
import { draftName, type Sent, type Submission as Written, toSend as whatGoes } from '../../domain/matter/forms/sending'
import { command as call, newKey } from '../services/api'
import { refreshBadges } from '../services/badges'
import { loadDraft, removeDraft, saveDraft } from '../services/drafts'
import { hasArrived, isStale, isUncertain } from '../services/errors'
import type { PhoneCommand } from './formOf'
import { wasTaken } from './nextUp'
import { inputOf, type Value, type Values } from './values'

/** The form table makes inputs by name; their shape is the server's to check (and the tests', against the contract). */
export const send = call as unknown as (
  operation: `matter.${PhoneCommand}`,
  input: Sent,
  key: string,
) => Promise<MatterAnswer>

/** What a draft is of, as it was begun: how it is listed, and found again. */
export interface DraftOf {
  command: PhoneCommand
  matterId: string
  assignmentId: string | null
  item: string | null
  /** Of the matter; empty where none was shown. */
  title: string
}

/** It was given to the outbox (./outbox). */
interface Waits {
  since: Instant
  /** Why it was refused, for people; empty while it waits. */
  why: string
}

/** What a draft holds; older ones do not say what they are of. */
export type Kept = Written<Value> & { of?: DraftOf; waits?: Waits }

export type Of = Target & { matter: { title?: string } }

/** A form under way. Its draft does not keep how it stood: the matter may move on meanwhile. */
export interface Submission extends Written<Value> {
  /** What it holds when freshly opened: where only changes go out, they are told from this. */
  stood: Values
  /** Until something in it is changed: then whoever changed it sends it himself. */
  waits?: Waits | undefined
}

export type Opened = Submission & { savedAt: Instant | null }

/** The draft as it was left, or a form with `fresh` values. What a draft of an older form lacks begins anew. */
export const reopen = (command: PhoneCommand, target: Target, fresh: Values): Opened => {
  const draft = loadDraft<Kept>(draftName(command, target))
  if (!draft) return { values: fresh, stood: fresh, key: newKey(), sent: null, savedAt: null }
  const { of: _, ...value } = draft.value
  return { ...value, values: { ...fresh, ...draft.value.values }, stood: fresh, savedAt: draft.savedAt }
}

/** Keeps what was typed; answers when. */
export const keepSubmission = (
  command: PhoneCommand,
  target: Of,
  { values, key, sent, waits }: Written<Value> & Pick<Submission, 'waits'>,
): Instant => {
  const { matter, assignment, item } = target
  const of: DraftOf = {
    command,
    matterId: matter.id,
    assignmentId: assignment?.id ?? null,
    item,
    title: matter.title ?? '',
  }
  return saveDraft(draftName(command, target), { values, key, sent, of, ...(waits && { waits }) } satisfies Kept)
}

export const toSend = (command: PhoneCommand, target: Target, { values, stood, sent }: Submission): Sent =>
  whatGoes(inputOf(formOf(command), target, values, stood), sent)

/**
 * Sends the form, and answers where its matter stands then. Throws ApiError; the draft then stays: with its key when no
 * definite answer came, with a new one when the server refused. When what was sent before it was changed has arrived
 * after all (`hasArrived`), the key stays too: what was changed since then goes its own way. Afterwards the draft is
 * gone, and the badges are asked for anew; so they are where the matter has moved on meanwhile.
 */
export const submit = async (command: PhoneCommand, target: Target, submission: Submission): Promise<MatterAnswer> => {
  const before = submission.sent
  submission.sent = toSend(command, target, submission)
  delete submission.waits
  keepSubmission(command, target, submission)
  try {
    const answer = await send(`matter.${command}`, submission.sent, submission.key)
    removeDraft(draftName(command, target))
    refreshBadges()
    wasTaken({ command, matterId: target.matter.id, assignmentId: target.assignment?.id ?? null })
    return answer
  } catch (error) {
    if (isStale(error)) refreshBadges()
    if (hasArrived(error)) {
      submission.sent = before
      keepSubmission(command, target, submission)
    } else if (!isUncertain(error)) {
      submission.sent = null
      submission.key = newKey()
      keepSubmission(command, target, submission)
    }
    throw error
  }
}
