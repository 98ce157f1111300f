import type { Instant } from '../../../domain/clock/time'
import type { About } from '../../../domain/matter/base/form'
import { itemsIn, unfinished } from '../../forms/fileItems'
import type { PhoneCommand } from '../../forms/formOf'
import { mayWait, putInOutbox } from '../../forms/outbox'
import { toMatterOf } from '../../forms/route'
import type { Submission } from '../../forms/submission'
import { resumeUploads } from '../../forms/uploads'
import type { Value, Values } from '../../forms/values'
import { filesOf } from '../../forms/waiting'
import { savedWords } from '../../services/drafts'
import { toast } from '../../services/errors'

/** A file's place without how far it has come. */
const written = (value: Value): unknown => (itemsIn(value).length ? itemsIn(value).map(({ key }) => key) : value)
const same = (a: Values, b: Values): boolean =>
  JSON.stringify(Object.values(a).map(written)) === JSON.stringify(Object.values(b).map(written))

/** Takes changed values. What was given to the outbox waits no more, unless only a file has come on. */
export const change = (submission: Submission, values: Values): void => {
  if (submission.waits && !same(submission.values, values)) delete submission.waits
  submission.values = values
}

export const waitsForFiles = (command: PhoneCommand, { values }: Submission): boolean =>
  mayWait(command) && unfinished(filesOf(values)).length > 0

interface Finished {
  command: PhoneCommand
  about: About
  submission: Submission
}

/** Gives the form to the outbox, says so, and goes back to its matter. Answers whether it got there. */
export const letWait = async ({ command, about, submission }: Finished, words: string): Promise<boolean> => {
  putInOutbox(command, about, submission)
  const there = await toMatterOf(about.matter.id)
  toast(words)
  resumeUploads()
  return there
}

/** What stands below the form. */
export const openedWords = (savedAt: Instant, waits: Submission['waits']): string => {
  if (!waits) return savedWords(savedAt)
  return waits.why ? `没发出：${waits.why}` : '写好待发，联网后自动发出'
}
