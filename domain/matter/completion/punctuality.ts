import { epochMs } from '../../clock/time'
import type { RulePack } from '../../rules/pack'
import type { Assignment } from '../state/matter'

/**
 * On time: the unit's last signature came before the due moment. Early: with so much left of the limit that was first
 * given, whatever was granted later (docs/domain.md, section 8).
 */
export const punctuality = (
  assignment: Assignment,
  { earlyPercent }: Pick<RulePack, 'earlyPercent'>,
): { onTime: boolean; early: boolean } => {
  const { due, completion } = assignment
  const first = due.receipt.extensions[0]?.from ?? due.dueAt
  const left = epochMs(first) - epochMs(completion?.leftUnitAt ?? first)
  const whole = epochMs(first) - epochMs(due.receipt.start)
  const onTime = completion?.inTime === true && assignment.overdueAt === null
  return { onTime, early: onTime && left * 100 >= whole * earlyPercent }
}
