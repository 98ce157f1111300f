import type { Names } from '../../../../domain/decider/telling'
import { own } from '../../../../domain/own'
import type { OpenDuties, OpenDuty } from '../../../../domain/people/contract'

/** 经办人 3 · 任务 2 */
export const countsWords = ({ counts }: OpenDuties): string =>
  counts.map(({ words, count }) => `${words} ${count}`).join(' · ')

/** 经办人 → 张三; what is decided goes to whoever decides next. */
export const dutyLines = ({ duties }: OpenDuty, names: Names): string[] => [
  ...new Set(duties.map(({ words, toId }) => `${words} → ${toId === null ? '下一级' : (own(names, toId) ?? toId)}`)),
]
