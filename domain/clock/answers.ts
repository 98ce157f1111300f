import { among, count, fields, flag, many, mapOf, moment, orNull, string } from '../contract/answer'
import type { Calendar, CalendarYear } from './calendar'
import type { WouldMove } from './contract'
import type { Deadline, Explained, Extension, Limit, Owed, Receipt, Suspension } from './deadline'

/** What answers say of calendars and due moments. */
export const calendarAnswer = fields<Calendar>({
  version: count,
  years: mapOf(
    fields<CalendarYear>({ year: count, holidays: mapOf(string), shiftedWorkdays: mapOf(string), provisional: flag }, [
      'provisional',
    ]),
  ),
  workingHours: many(fields<Calendar['workingHours'][number]>({ from: string, to: string })),
})

export const limitAnswer = fields<Limit>({
  unit: among(['workingDays', 'calendarDays', 'calendarMonths', 'workingHours', 'clockHours']),
  count,
})

const namedDays = many(fields<Receipt['skipped'][number]>({ date: string, name: string }))

export const owedAnswer = fields<Owed>({ base: moment, ms: count })

const deadlineParts = {
  dueAt: moment,
  version: count,
  receipt: fields<Receipt>(
    {
      start: moment,
      limit: orNull(limitAnswer),
      skipped: namedDays,
      shifted: namedDays,
      suspensions: many(
        fields<Suspension>({ from: moment, to: orNull(moment), reason: string, until: moment }, ['until']),
      ),
      extensions: many(
        fields<Extension>(
          { at: moment, from: moment, to: moment, reason: string, how: among(['extended', 'returned', 'set']) },
          ['how'],
        ),
      ),
      owed: owedAnswer,
      calendarVersion: count,
      provisional: flag,
    },
    ['owed', 'provisional'],
  ),
}

export const deadlineAnswer = fields<Deadline>(deadlineParts)

/** A due moment of a matter, ready to be explained. */
export const explainedAnswer = fields<Explained>({ ...deadlineParts, said: many(string) }, ['said'])

const wouldMove = fields<WouldMove>({
  matterId: string,
  assignmentId: string,
  moment: among(['due', 'signIn']),
  proposed: flag,
  number: string,
  title: string,
  unitId: string,
  unitName: string,
  from: moment,
  to: moment,
})

/** What the operations of this concept answer. */
export const clockAnswers = {
  'calendar.get': fields<{ calendar: Calendar; suggested: number[] }>({
    calendar: calendarAnswer,
    suggested: many(count),
  }),
  'calendar.wouldMove': fields<{ version: number; wouldMove: WouldMove[] }>({
    version: count,
    wouldMove: many(wouldMove),
  }),
  'calendar.saveYear': fields<{ version: number; calendar: Calendar; wouldMove: WouldMove[] }>({
    version: count,
    calendar: calendarAnswer,
    wouldMove: many(wouldMove),
  }),
  'calendar.saveHours': fields<{ version: number }>({ version: count }),
}
