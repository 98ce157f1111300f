import type { Instant } from '../clock/time'
import { among, count, fields, moment, orNull, pageOf, string, subject } from '../contract/answer'
import type { SetAsideRow } from './contract'
import { ASIDE_JOBS } from './setAside'

const row = fields<SetAsideRow>({
  id: string,
  job: among(ASIDE_JOBS),
  about: string,
  code: string,
  since: moment,
  lastAt: moment,
  times: count,
  retryAt: moment,
  of: orNull(fields<NonNullable<SetAsideRow['of']>>({ subject, number: orNull(string), title: string })),
})

/** What the operations of this concept answer. */
export const setAsideAnswers = {
  'setAside.list': pageOf(row),
  'setAside.tryAgain': fields<{ retryAt: Instant }>({ retryAt: moment }),
}
