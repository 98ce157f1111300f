import { addMs, DAY_MS, type Instant } from '../clock/time'
import type { Subject } from '../subject'

/** The timed jobs that set aside what they cannot do. `files` is the part of the daily job that removes unused ones. */
export const ASIDE_JOBS = ['sweep', 'courier', 'daily', 'files'] as const
export type AsideJob = (typeof ASIDE_JOBS)[number]

export const ASIDE_JOB_WORDS: Record<AsideJob, string> = {
  sweep: '到期步骤',
  courier: '提醒投递',
  daily: '每日清理',
  files: '附件清理',
}

/** What a timed job could not do, so that it holds up nobody: it waits for its next try. */
export interface SetAside {
  /** Of job and `about`, so that the same thing is set aside once. */
  _id: string
  job: AsideJob
  /** Id of the subject, of the outbox item or of the file's record; the name of the step in the daily job. */
  about: string
  subject: Subject | null
  /** A code or the name of a kind of error: never its message, which may quote somebody. */
  code: string
  since: Instant
  lastAt: Instant
  times: number
  /** Not before this moment. */
  retryAt: Instant
}

const FIRST_PAUSE_MS = 60_000

/** A minute after the first time, twice as long after each further one, a day at most. */
export const retryAfter = (times: number, now: Instant): Instant =>
  addMs(now, Math.min(DAY_MS, FIRST_PAUSE_MS * 2 ** Math.min(times - 1, 20)))
