import { deadlineFor, extendDeadline, fixedDeadline } from '../../../domain/clock/deadline'
import { startAgain, stopClock } from '../../../domain/clock/stop'
import { dateWords, limitWords, receiptLines, timeLeft } from '../../../domain/clock/words'
import { calendar, shanghai } from './shanghai'

const left = (now: string, dueAt: string) => timeLeft(calendar, shanghai(now), shanghai(dueAt))

test('days ahead are told in working days', () => {
  expect(left('2026-10-08 10:00', '2026-10-10 17:30')).toBe('还剩 2 个工作日')
  expect(left('2026-09-30 18:00', '2026-10-08 17:30')).toBe('还剩 1 个工作日')
})

test('the due day is told by its hour, its last three hours as what is left', () => {
  expect(left('2026-10-08 09:00', '2026-10-08 17:30')).toBe('今天 17:30 截止')
  expect(left('2026-10-08 14:30', '2026-10-08 17:30')).toBe('还剩 3 小时')
  expect(left('2026-10-08 17:05', '2026-10-08 17:30')).toBe('还剩 25 分钟')
  expect(left('2026-10-08 17:30', '2026-10-08 17:30')).toBe('还剩 1 分钟')
})

test('overdue is told in whole days, then hours, then minutes', () => {
  expect(left('2026-10-11 18:00', '2026-10-08 17:30')).toBe('已超期 3 天')
  expect(left('2026-10-08 22:45', '2026-10-08 17:30')).toBe('已超期 5 小时')
  expect(left('2026-10-08 17:40', '2026-10-08 17:30')).toBe('已超期 10 分钟')
})

test('far off, without a calendar, or with only days off left, it is told in calendar days', () => {
  expect(left('2026-10-08 10:00', '2026-11-17 17:30')).toBe('还剩 40 天')
  expect(left('2026-12-25 10:00', '2027-01-04 17:30')).toBe('还剩 10 天')
  expect(left('2026-10-02 10:00', '2026-10-04 12:00')).toBe('还剩 2 天')
})

test('a moment is told from where the reader stands', () => {
  const words = (instant: string) => dateWords(shanghai('2026-01-01 00:10'), shanghai(instant))
  expect(words('2026-01-01 14:05')).toBe('今天 14:05')
  expect(words('2025-12-31 09:12')).toBe('昨天 09:12')
  expect(words('2026-01-02 17:30')).toBe('明天 17:30')
  expect(words('2026-10-08 14:05')).toBe('10月8日 14:05')
  expect(words('2025-10-08 14:05')).toBe('2025年10月8日 14:05')
})

test('a limit in words', () => {
  expect(limitWords({ unit: 'workingDays', count: 15 })).toBe('15 个工作日')
  expect(limitWords({ unit: 'calendarDays', count: 10 })).toBe('10 天')
  expect(limitWords({ unit: 'calendarMonths', count: 1 })).toBe('1 个月')
  expect(limitWords({ unit: 'workingHours', count: 4 })).toBe('4 个工作小时')
  expect(limitWords({ unit: 'clockHours', count: 1 })).toBe('1 小时')
})

test('a receipt explains a due moment over Mid-Autumn and National Day', () => {
  const deadline = deadlineFor(calendar, shanghai('2026-09-24 15:20'), { unit: 'workingDays', count: 16 })
  expect(receiptLines(deadline)).toEqual([
    '自 2026-09-24 15:20 起算(当日不计入)',
    '时限 16 个工作日',
    '跳过：9月25日至27日 中秋节、10月1日至7日 国庆节、10月11日 周日、10月17日至18日 周末',
    '其中 10月10日(周六)为调休上班日，计入',
    '截止 2026-10-23 17:30',
    '工作日历第 1 版',
  ])
})

test('a receipt tells every pause and extension', () => {
  const fixed = fixedDeadline(calendar, shanghai('2026-10-08 09:00'), shanghai('2026-10-13 12:00'))
  const stopped = stopClock(fixed, { at: shanghai('2026-10-09 10:00'), reason: '等待批复' })
  expect(receiptLines(stopped)).toEqual([
    '自 2026-10-08 09:00 起算',
    '截止时间由人工指定',
    '自 2026-10-09 10:00 起暂停，原因：等待批复',
    '截止 2026-10-13 12:00(暂停中，恢复时重新计算)',
    '工作日历第 1 版',
  ])
  const resumed = startAgain(calendar, stopped, shanghai('2026-10-12 10:00'))
  const decision = { at: shanghai('2026-10-14 09:00'), to: shanghai('2026-10-20 17:30'), reason: '资金未到位' }
  expect(receiptLines(extendDeadline(resumed, decision))).toEqual([
    '自 2026-10-08 09:00 起算',
    '截止时间由人工指定',
    '暂停 2026-10-09 10:00 至 2026-10-12 10:00，原因：等待批复',
    '2026-10-14 09:00 批准延期，由 2026-10-16 12:00 延至 2026-10-20 17:30，原因：资金未到位',
    '截止 2026-10-20 17:30',
    '工作日历第 1 版',
  ])
})

test('a receipt names only the days that pushed the last day, with the year where it is another', () => {
  const pushed = deadlineFor(calendar, shanghai('2025-10-03 09:00'), { unit: 'calendarMonths', count: 3 })
  expect(receiptLines(pushed)).toContain('末日遇休息日，顺延：2026年1月3日 元旦')
  expect(receiptLines(pushed)).toContain('其中 2026年1月4日(周日)为调休上班日，计入')
})
