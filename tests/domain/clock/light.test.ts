import {
  isRemedied,
  LIGHT_WORDS,
  type LineFacts,
  lightOf,
  lightOfLine,
  lightWordOfLine,
  yellowAt,
} from '../../../domain/clock/light'
import { addMs } from '../../../domain/clock/time'
import { shanghai } from './shanghai'

const dueAt = shanghai('2026-10-15 17:30')
const moments = { dueAt, yellowAt: yellowAt(dueAt, 3) }
const LIGHTS = ['green', 'yellow', 'red', 'grey'] as const
const running = { open: true, suspended: false, dueAt, yellowAt: yellowAt(dueAt, 3) }

test('yellow begins some calendar days before the due moment', () => {
  expect(running.yellowAt).toBe(shanghai('2026-10-12 17:30'))
  expect(lightOf(running, addMs(running.yellowAt, -1))).toBe('green')
  expect(lightOf(running, running.yellowAt)).toBe('yellow')
})

test('the due moment itself is still in time, the next instant is red', () => {
  expect(lightOf(running, dueAt)).toBe('yellow')
  expect(lightOf(running, addMs(dueAt, 1))).toBe('red')
})

test('closed or suspended is grey, even when overdue', () => {
  const late = shanghai('2026-11-01 09:00')
  expect(lightOf({ ...running, open: false }, late)).toBe('grey')
  expect(lightOf({ ...running, suspended: true }, late)).toBe('grey')
})

test('without a due moment nothing warns', () => {
  expect(lightOf({ open: true, suspended: false, dueAt: null, yellowAt: null }, dueAt)).toBe('green')
})

test('a line is read like all else, and a to-do’s is open for as long as it is there', () => {
  expect(lightOfLine({ open: false, ...moments }, dueAt)).toBe('grey')
  expect(lightOfLine(moments, dueAt)).toBe('yellow')
})

test('remedied is what was red and is no more, whatever it is now', () => {
  const was = (overdueAt: string | null) => LIGHTS.filter((light) => isRemedied(overdueAt, LIGHT_WORDS[light]))
  expect([was(null), was(dueAt)]).toEqual([[], ['green', 'yellow', 'grey']])
})

describe('progress behind its plan', () => {
  const late = { yellowAt: '2026-03-02T02:00:00.001Z', redAt: '2026-03-04T02:00:00.000Z' }
  const far = { dueAt: '2026-04-30T09:30:00.000Z', yellowAt: '2026-04-27T09:30:00.000Z', behind: late }
  const shown = (facts: LineFacts, now: string) => [lightOfLine(facts, now), lightWordOfLine(facts, now)]

  test.each([
    ['2026-03-02T02:00:00.000Z', 'green', '正常'],
    ['2026-03-02T02:00:00.001Z', 'yellow', '进度偏慢'],
    ['2026-03-04T02:00:00.000Z', 'yellow', '进度偏慢'],
    ['2026-03-04T02:00:00.001Z', 'red', '进度滞后'],
    ['2026-04-28T02:00:00.000Z', 'red', '进度滞后'],
    ['2026-05-01T02:00:00.000Z', 'red', '超期'],
  ])('at %s it is %s, in words %s: the worse of both shows', (now, ...expected) => {
    expect(shown(far, now)).toEqual(expected)
  })

  test('while no clock runs it shows nothing, and what lags only a little never turns red by it', () => {
    expect(lightOfLine({ ...far, open: false }, '2026-03-05T02:00:00.000Z')).toBe('grey')
    expect(shown({ ...far, behind: { ...late, redAt: null } }, '2026-04-01T02:00:00.000Z')).toEqual([
      'yellow',
      '进度偏慢',
    ])
  })

  test('what was overdue once and now only lags is remedied', () => {
    expect(isRemedied(dueAt, lightWordOfLine(far, '2026-03-05T02:00:00.000Z'))).toBe(true)
  })
})

test('every light has a word of its own', () => {
  expect(new Set(Object.values(LIGHT_WORDS)).size).toBe(4)
})
