import { isRemedied, LIGHT_WORDS, lightOf, lightOfLine, yellowAt } from '../../../domain/clock/light'
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
  const was = (overdueAt: string | null) => LIGHTS.filter((light) => isRemedied(overdueAt, light))
  expect([was(null), was(dueAt)]).toEqual([[], ['green', 'yellow', 'grey']])
})

test('every light has a word of its own', () => {
  expect(new Set(Object.values(LIGHT_WORDS)).size).toBe(4)
})
