import { isWorkingDay } from '../../../../domain/clock/calendar'
import { addCalendarDays, at, localDate } from '../../../../domain/clock/time'
import { DEFAULT_PACK } from '../../../../domain/rules/pack'
import { World } from '../../world'

const reminded = (world: World) =>
  world.events.flatMap((event) =>
    event.type === 'DueSoonReminded' ? [[event.nominalAt, event.data.calendarDaysLeft, event.data.daysBefore]] : [],
  )

/** Reminders of a matter due on that day at 17:30, with these of the pack. */
const until = (date: string, days = [3, 1]) => {
  const dueAt = at(date, '17:30')
  const world = new World({ reminders: { ...DEFAULT_PACK.reminders, calendarDaysBefore: days } }).start({ dueAt })
  world.now = dueAt
  return reminded(world.sweep())
}

test('three days and one day before, where both are worked', () => {
  expect(until('2026-03-20')).toEqual([
    [at('2026-03-17', '17:30'), 3, [3]],
    [at('2026-03-19', '17:30'), 1, [1]],
  ])
})

test('one whose day is not worked goes on the working day before', () => {
  // due on a Wednesday: three days before is Sunday
  expect(until('2026-03-18')).toEqual([
    [at('2026-03-13', '17:30'), 5, [3]],
    [at('2026-03-17', '17:30'), 1, [1]],
  ])
})

test('two that fall on one day are one', () => {
  // due on a Monday: Friday, and Sunday
  expect(until('2026-03-16')).toEqual([[at('2026-03-13', '17:30'), 3, [3, 1]]])
})

test('after a holiday they do not arrive together: both were due before it, as one', () => {
  // 1 to 7 October are off
  expect(until('2026-10-08')).toEqual([[at('2026-09-30', '17:30'), 8, [3, 1]]])
})

test('a Saturday that is worked is kept', () => {
  // 10 October is a shifted working day
  expect(until('2026-10-11', [1])).toEqual([[at('2026-10-10', '17:30'), 1, [1]]])
})

test('on whatever day it is due, a reminder is on a worked day, not later than its own, and none shares it', () => {
  for (let date = '2026-03-10'; date < '2026-05-20'; date = addCalendarDays(date, 1)) {
    const all = until(date, [7, 3, 2, 1])
    const days = all.map(([nominalAt]) => localDate(String(nominalAt)))
    expect(days.every((day) => isWorkingDay(new World().calendar, day))).toBe(true)
    expect(new Set(days).size).toBe(days.length)
    const covered = all.flatMap(([nominalAt, , daysBefore]) =>
      (daysBefore as number[]).map((n) => localDate(String(nominalAt)) <= addCalendarDays(date, -n)),
    )
    expect(covered).toEqual([true, true, true, true])
  }
})

test('recorded before its others moved onto the same day, it is not said again', () => {
  const world = new World()
    .start({ dueAt: at('2026-03-16', '17:30') })
    .at('2026-03-13', '17:31')
    .sweep()
  const { steps } = world.lead
  expect(Object.keys(steps).sort()).toEqual(['dueSoon1', 'dueSoon3'])
  const { dueSoon1: _, ...before } = steps
  world.matter = { ...world.issued, assignments: [{ ...world.lead, steps: before }] }
  world.at('2026-03-16').sweep()
  expect(reminded(world)).toHaveLength(1)
})

test('in a year that nobody has entered it is on its own day', () => {
  const world = new World().start({ dueAt: at('2027-03-16', '17:30') })
  expect(reminded(world.at('2027-03-16', '17:30').sweep()).map(([nominalAt]) => nominalAt)).toEqual([
    at('2027-03-13', '17:30'),
    at('2027-03-15', '17:30'),
  ])
})
