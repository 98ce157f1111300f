import type { Instant } from '../../../../domain/clock/time'
import { dateWords } from '../../../../domain/clock/words'
import type { SetAsideRow } from '../../../../domain/setAside/contract'
import type { AsideJob } from '../../../../domain/setAside/setAside'

type Waiting = Pick<SetAsideRow, 'job' | 'retryAt'>

/** In place of a matter: there is none, or it is not for the reader. */
export const NO_MATTER_WORDS: Record<AsideJob, string> = {
  sweep: '不在您的知悉范围',
  courier: '一条提醒',
  daily: '一项清理',
  files: '一个附件',
}

/** The sweep and the courier run each minute. */
export const SOON = '一分钟内'

/** What is cleaned up comes with the night, whatever one asks. */
const isNightly = ({ job }: Waiting): boolean => job === 'daily' || job === 'files'

/** When it is tried next. */
export const retryWords = (row: Waiting, now: Instant): string => {
  if (isNightly(row)) return '每天夜里'
  return row.retryAt > now ? dateWords(now, row.retryAt) : SOON
}

/** Whether it helps to ask for a try. */
export const mayHurry = (row: Waiting, now: Instant): boolean => !isNightly(row) && row.retryAt > now
