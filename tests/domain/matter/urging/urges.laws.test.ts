import { workingDaysBetween } from '../../../../domain/clock/calendar'
import { localDate } from '../../../../domain/clock/time'
import { isDueKey } from '../../../../domain/matter/base/undone'
import type { MatterEvent } from '../../../../domain/matter/events'
import { type Assignment, isIssued, type Matter } from '../../../../domain/matter/state/matter'
import { countedUrges } from '../../../../domain/matter/urging/urges'
import { law, steps } from '../law'
import { later, live } from '../lives'

/** A life, and sixty days after it in which nobody does anything. */
const lived = (...life: Parameters<typeof live>) => {
  const { world } = live(...life)
  world.now = later(world.now, 60)
  return world.sweep()
}

const has = (matter: Matter | null, id: string): Assignment | undefined =>
  matter && isIssued(matter) ? matter.assignments.find((a) => a.id === id) : undefined

/** Each urge with its assignment before and after it. */
const urged = (events: readonly MatterEvent[]) =>
  steps(events).flatMap(({ event, before, after }) => {
    if (event.type !== 'Urged') return []
    const [was, is] = [has(before, event.data.assignmentId), has(after, event.data.assignmentId)]
    return was && is ? [{ event, was, is }] : []
  })

law('two urges of one assignment and round are never closer than two working days', (moves, rules) => {
  const { events, calendar } = lived(moves, rules)
  for (const { event, was } of urged(events)) {
    const [last, at] = [was.urges.at(-1)?.at, event.nominalAt ?? event.at]
    if (last) expect(workingDaysBetween(calendar, localDate(last), localDate(at))).toBeGreaterThanOrEqual(2)
  }
})

law('an urge is the next after those that count, and gone out one level higher up to the third', (moves, rules) => {
  const { events } = lived(moves, rules)
  for (const { event, was, is } of urged(events)) {
    expect(event.data.ordinal).toBe(countedUrges(was).length + 1)
    expect(event.data.level).toBe(Math.max(was.level, Math.min(3, event.data.ordinal + 1)))
    expect(is.level).toBe(event.data.byTimer ? event.data.level : was.level)
  }
  for (const { event, before, after } of steps(events)) {
    if (event.type !== 'UrgeDelivered') continue
    const [was, is] = [has(before, event.data.assignmentId), has(after, event.data.assignmentId)]
    expect(is?.level).toBe(Math.max(was?.level ?? 0, Math.min(3, event.data.ordinal + 1)))
  }
})

law(
  'an urge taken back has cost nothing and told nobody, and every other one by hand goes out once at most',
  (moves, rules) => {
    const { events, lines, notices } = lived(moves, rules)
    const numbers = (type: 'UrgeRetracted' | 'UrgeDelivered') =>
      events.flatMap((event) => (event.type === type && 'urgeNumber' in event.data ? event.data.urgeNumber : []))
    const taken = new Set(numbers('UrgeRetracted'))
    const out = numbers('UrgeDelivered')
    expect(new Set(out).size).toBe(out.length)
    expect(out.filter((number) => taken.has(number))).toEqual([])
    for (const number of taken) {
      const urge = events.find((event) => event.type === 'Urged' && event.data.urgeNumber === number)
      expect(lines.filter(({ words }) => words.includes(number))).toEqual([])
      expect(notices.filter(({ _id }) => _id.startsWith(`${urge?._id}.`))).toEqual([])
    }
  },
)

law('a matter’s level is the highest of the units that have it', (moves, rules) => {
  for (const { after } of steps(lived(moves, rules).events)) {
    if (!isIssued(after)) continue
    const having = after.assignments.filter(({ status }) => status !== 'reassigned')
    expect(after.level).toBe(Math.max(...having.map(({ level }) => level)))
  }
})

law('nobody is urged for what is not overdue', (moves, rules) => {
  for (const { event, before } of steps(lived(moves, rules).events)) {
    if (event.type !== 'Urged' || !event.data.about?.startsWith('due/')) continue
    const assignment = has(before, event.data.assignmentId)
    expect(assignment && assignment.due.dueAt < (event.nominalAt ?? event.at)).toBe(true)
  }
})

law(
  'a co-unit’s late opinion alone leads to no transfer: something else was urged and is undone still',
  (moves, rules) => {
    for (const { event, before } of steps(lived(moves, rules).events)) {
      if (event.type !== 'TransferProposed' || event.stepKey === undefined) continue
      const a = has(before, event.data.assignmentId)
      if (!a || a.kind === 'lead') continue
      expect(a.urges.some(({ about, counted }) => counted && !isDueKey(about))).toBe(true)
    }
  },
)
