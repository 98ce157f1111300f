import { toSend as whatGoes } from '../../domain/matter/forms/sending'
import { newKey } from '../services/api'
import { refreshBadges } from '../services/badges'
import { draftKeys, loadDraft, putDraft } from '../services/drafts'
import { hasArrived, isUncertain, toast, wordsOf } from '../services/errors'
import { isLoggedIn, known, now } from '../services/session'
import { itemsIn, refsOf, unfinished } from './fileItems'
import type { PhoneCommand } from './formOf'
import { type Kept, keepSubmission, type Of, type Submission, send, toSend } from './submission'
import { filesOf, throwAway } from './waiting'

/** What may go without anybody's looking: it adds to a matter and decides nothing. */
const MAY_WAIT: readonly PhoneCommand[] = ['report', 'comment']

export const mayWait = (command: PhoneCommand): boolean => MAY_WAIT.includes(command)

const UNSENDABLE = '有文件不能上传，请打开后删掉再提交'

const listeners = new Set<() => void>()
const underWay = new Set<string>()

/** Hears when something in the outbox has changed. Answers how to stop. */
export const onOutbox = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const tell = (): void => {
  for (const listener of listeners) listener()
}

export const isUnderWay = (key: string): boolean => underWay.has(key)

/** Gives a finished form to the outbox: what it says now goes by itself, under its key, once it can. */
export const putInOutbox = (command: PhoneCommand, target: Of, submission: Submission): void => {
  submission.sent = toSend(command, target, submission)
  submission.waits = { since: now(), why: '' }
  keepSubmission(command, target, submission)
  tell()
}

/** With the files that have arrived since it was written. */
const inputFor = ({ values, sent }: Kept): Kept['sent'] => {
  const files = refsOf(itemsIn(values.files)).map(({ fileId }) => fileId)
  return sent && whatGoes({ ...sent, files }, sent)
}

/** As it is kept now: whoever has opened it meanwhile may have changed it, and then sends it himself. */
const stillWaiting = (key: string, since: string): Kept | null => {
  const kept = loadDraft<Kept>(key)?.value
  return kept?.waits?.since === since ? kept : null
}

const refuse = (key: string, since: string, error: unknown): void => {
  const draft = loadDraft<Kept>(key)
  if (!draft || !stillWaiting(key, since)) return
  const begunAnew = hasArrived(error) ? {} : { key: newKey(), sent: null }
  const why = typeof error === 'string' ? error : wordsOf(error)
  putDraft(key, { ...draft, value: { ...draft.value, ...begunAnew, waits: { since, why } } })
}

/** Whether it has gone. What got no definite answer goes on waiting; what was refused says why. */
const sendOne = async (key: string): Promise<boolean> => {
  const kept = loadDraft<Kept>(key)?.value
  if (!kept?.waits || kept.waits.why || !kept.of || underWay.has(key)) return false
  const { since } = kept.waits
  const files = filesOf(kept.values)
  const input = inputFor(kept)
  const hopeless = files.some((each) => each.hopeless)
  if (hopeless) refuse(key, since, UNSENDABLE)
  if (hopeless || unfinished(files).length > 0 || !input) return false
  underWay.add(key)
  tell()
  try {
    await send(`matter.${kept.of.command}`, input, kept.key)
    if (stillWaiting(key, since)) throwAway(key)
    return true
  } catch (error) {
    if (!isUncertain(error)) refuse(key, since, error)
    return false
  } finally {
    underWay.delete(key)
    tell()
  }
}

/** Sends what waits, one after the other. Answers how many have gone. */
export const sendOutbox = async (): Promise<number> => {
  if (!isLoggedIn() || !known()) return 0
  let gone = 0
  for (const key of draftKeys()) if (await sendOne(key)) gone += 1
  if (gone > 0) {
    refreshBadges()
    toast(`待发的 ${gone} 件已发出`)
  }
  return gone
}
