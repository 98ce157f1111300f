import type { Instant } from '../clock/time'
import { waitedWords } from '../clock/words'
import type { Names } from '../decider/telling'
import type { Todo } from '../decider/todo'
import { own } from '../own'

/** Whose it is, who asks and how long he has waited: 区住建局 沈秋远 · 已等 3 天; empty for what waits for nobody's decision. */
export const whoWaits = (
  { since, unitId, byId }: Pick<Todo, 'since' | 'unitId' | 'byId'>,
  names: Names,
  now: Instant,
): string => {
  if (since === undefined) return ''
  const who = [unitId, byId].flatMap((id) => (id === undefined ? [] : (own(names, id) ?? []))).join(' ')
  return [who, waitedWords(since, now)].filter((words) => words !== '').join(' · ')
}
