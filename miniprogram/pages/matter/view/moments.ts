import { isStopped } from '../../../../domain/clock/stop'
import { dateWords, STOPPED_WORDS, timeLeft } from '../../../../domain/clock/words'
import type { Names } from '../../../../domain/decider/telling'
import type { ExplainedMoment } from '../../../../domain/matter/receipts/moments'
import { assignmentIn } from '../../../../domain/matter/state/assignments'
import { isIssued, type Matter } from '../../../../domain/matter/state/matter'
import type { Today } from '../../../components/matter-head/head'
import { nameIn } from './content'

/** A due moment as a line that can be tapped. */
export interface MomentRow {
  id: string
  /** 签收; with the unit where several work. */
  what: string
  /** 还剩 2 个工作日 */
  left: string
  /** 10月8日 17:30 前 */
  due: string
  late: boolean
}

export const momentRows = (
  moments: readonly ExplainedMoment[],
  matter: Matter,
  names: Names,
  { now, calendar }: Today,
): MomentRow[] => {
  const several = isIssued(matter) && matter.assignments.length > 1
  return moments.map(({ key, assignmentId, words, deadline }) => {
    const assignment = several ? assignmentIn(matter, assignmentId) : null
    const still = isStopped(deadline)
    return {
      id: `${key}/${assignmentId ?? ''}`,
      what: assignment ? `${nameIn(names, assignment.unitId)} · ${words}` : words,
      left: still ? STOPPED_WORDS : timeLeft(calendar, now, deadline.dueAt),
      due: `${dateWords(now, deadline.dueAt)} 前`,
      late: !still && now > deadline.dueAt,
    }
  })
}
