import type { Calendar } from '../../../../domain/clock/calendar'

export type Sessions = Calendar['workingHours']

/** 09:00 至 12:00,13:30 至 17:30. */
export const hoursWords = (sessions: Sessions): string => sessions.map(({ from, to }) => `${from} 至 ${to}`).join('，')

/** What must be put right before saving, or null. Sessions follow one another and don't overlap. */
export const hoursProblem = (sessions: Sessions): string | null => {
  const times = sessions.flatMap(({ from, to }) => [from, to])
  if (times.some((time) => !time)) return '请填写起止时间'
  return times.some((time, i) => i > 0 && time <= (times[i - 1] ?? '')) ? '各段时间要先后相接，不能交叉' : null
}
