import type { Instant } from '../../../domain/clock/time'
import type { About, Target } from '../../../domain/matter/base/form'
import { formOf } from '../../../domain/matter/forms'
import { command as call, newKey } from '../../services/api'
import { loadDraft, removeDraft, saveDraft } from '../../services/drafts'
import { isUncertain } from '../../services/errors'
import type { PhoneCommand } from './formOf'
import { initialValues, inputOf, type Values } from './values'

type Sent = Record<string, unknown>

/** The form table makes inputs by name; their shape is the server's to check (and the tests', against the contract). */
const send = call as unknown as (operation: `matter.${PhoneCommand}`, input: Sent, key: string) => Promise<unknown>

/** A form under way, as its draft keeps it. */
export interface Submission {
  values: Values
  /** The idempotency key: one until a definite answer has come. */
  key: string
  /** What went out last and was not definitely answered; null when nothing is in the air. */
  sent: Sent | null
}

/** One draft a command, matter, unit's share and item: forms of two matters never meet. */
export const draftKey = (command: PhoneCommand, { matter, assignment, item }: Target): string =>
  ['form', command, matter.id, assignment?.id ?? '-', item ?? '-'].join('.')

export type Opened = Submission & { savedAt: Instant | null }

/** The draft as it was left, or a form with `fresh` values. What a draft of an older form lacks begins anew. */
export const reopen = (command: PhoneCommand, target: Target, fresh: Values): Opened => {
  const draft = loadDraft<Submission>(draftKey(command, target))
  if (!draft) return { values: fresh, key: newKey(), sent: null, savedAt: null }
  return { ...draft.value, values: { ...fresh, ...draft.value.values }, savedAt: draft.savedAt }
}

export const openSubmission = (command: PhoneCommand, about: About): Opened =>
  reopen(command, about, initialValues(formOf(command), about))

/** Keeps what was typed; answers when. */
export const keepSubmission = (command: PhoneCommand, target: Target, { values, key, sent }: Submission): Instant =>
  saveDraft(draftKey(command, target), { values, key, sent })

const withoutVersion = ({ expectedVersion: _, ...rest }: Sent): string => JSON.stringify(rest)

/**
 * What to send now. When the same thing is in the air already (its answer was lost), it is sent again exactly as it
 * was, so that the server knows it by its key even though the matter has moved on by this very command.
 */
export const toSend = (command: PhoneCommand, target: Target, { values, sent }: Submission): Sent => {
  const input = inputOf(formOf(command), target, values)
  return sent && withoutVersion(sent) === withoutVersion(input) ? sent : input
}

/**
 * Sends the form. Throws ApiError; the draft then stays: with its key when no definite answer came, with a new one when
 * the server refused. Afterwards the draft is gone.
 */
export const submit = async (command: PhoneCommand, target: Target, submission: Submission): Promise<void> => {
  submission.sent = toSend(command, target, submission)
  keepSubmission(command, target, submission)
  try {
    await send(`matter.${command}`, submission.sent, submission.key)
    removeDraft(draftKey(command, target))
  } catch (error) {
    if (!isUncertain(error)) {
      submission.sent = null
      submission.key = newKey()
      keepSubmission(command, target, submission)
    }
    throw error
  }
}
