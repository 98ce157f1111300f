import type { Instant } from '../../clock/time'
import { dateWords } from '../../clock/words'
import type { Assignment } from '../state/matter'
import { LEVEL_WORDS } from '../state/words'
import { isWaiting } from './urges'

/** 已催办 2 次(三级查办)，限 3月20日 17:30 前落实; nothing before the first of the round. */
export const urgeWords = ({ urges, level }: Assignment, now: Instant): string[] => {
  const last = urges[urges.length - 1]
  if (!last) return []
  const waits = !isWaiting(last) || !last.deliverAt ? '' : `，最近一次 ${dateWords(now, last.deliverAt)} 发出`
  const limit = last.until ? `，限 ${dateWords(now, last.until)} 前落实` : ''
  return [`已催办 ${urges.length} 次(${LEVEL_WORDS[level]})${last.counted ? limit : ''}${waits}`]
}
