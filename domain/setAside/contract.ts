import type { Instant } from '../clock/time'
import { command, forDistrict, idOf, object, pageCursor, pageLimit, query } from '../contract/schema'
import { OFFICE } from '../roles'
import type { Subject } from '../subject'
import type { AsideJob } from './setAside'

/** A line of the list. `of` is named to those only who may open it. */
export interface SetAsideRow {
  id: string
  job: AsideJob
  /** Its id, as the log says it. */
  about: string
  code: string
  since: Instant
  lastAt: Instant
  times: number
  retryAt: Instant
  of: { subject: Subject; number: string | null; title: string } | null
}

export const setAsideOperations = {
  /** What the timed jobs could not do and try again later, longest first. */
  'setAside.list': query(forDistrict('admin', ...OFFICE), object({ limit: pageLimit, after: pageCursor }, ['limit'])),
  /** Has it tried at the job's next run, whenever its turn were. */
  'setAside.tryAgain': command(forDistrict('admin'), object({ id: idOf('setAside') }, ['id'])),
} as const
