import { addWorkingDays, type Calendar, ifYearKnown } from '../../clock/calendar'
import { addCalendarDays, addMs, at, type Instant, localDate } from '../../clock/time'
import { type Refusal, refuse } from '../../refusal'
import { assignmentMustBe, first, mustRun, when } from '../base/guards'
import { nextNumber } from '../base/number'
import { assigned, type Context, issued, type Situation } from '../base/situation'
import type { Commands } from '../base/topic'
import { undoneOf } from '../base/undone'
import { isIssued } from '../state/matter'
import { isProposedFor } from '../state/transfers'
import type { contract } from './contract'
import type { UrgingEvents } from './events'
import { nextUrge, pendingUrge, urgeMoments } from './urges'

const MINUTE_MS = 60_000

/** 催办单 with the next number of its year: `催〔2026〕7号`. */
export const urgeNumber = (context: Pick<Context, 'take'>, at: Instant): string => nextNumber(context, '催', 'urge', at)

/** The unit has it and works. */
const atWork = assignmentMustBe('issued', 'signedIn', 'inProgress', 'awaitingSignOff')

const somethingUndone = ({ matter, assignment }: Situation): Refusal | null =>
  when(isIssued(matter) && assignment !== null && undoneOf(matter, assignment).length > 0, () => refuse('NOT_OVERDUE'))

/** At least so many working days between two, whoever sent them. */
const notUrgedLately = ({ assignment, now }: Situation): Refusal | null => {
  const nextAt = assignment?.urges[assignment.urges.length - 1]?.nextAt
  return when(!nextAt || now >= nextAt, () => refuse('URGED_LATELY', nextAt ?? undefined))
}

const noTransferProposed = ({ matter, assignment }: Situation): Refusal | null =>
  when(isIssued(matter) && assignment !== null && !isProposedFor(matter, assignment.id), () =>
    refuse('TRANSFER_PROPOSED'),
  )

const notRemindedToday = ({ assignment, now }: Situation): Refusal | null =>
  when(!assignment?.remindAgainAt || now >= assignment.remindAgainAt, () => refuse('REMINDED_TODAY'))

/** The beginning of the next working day; of the next day where the calendar does not know. */
const nextWorkingDay = (calendar: Calendar, now: Instant): Instant => {
  const today = localDate(now)
  return at(ifYearKnown(() => addWorkingDays(calendar, today, 1)) ?? addCalendarDays(today, 1), '00:00')
}

export const commands: Commands<typeof contract, UrgingEvents> = {
  /** By a person: only for what is overdue, numbered and counted with the timer's own. */
  urge: {
    may: (s) => first(atWork(s), somethingUndone(s), noTransferProposed(s), notUrgedLately(s)),
    decide: ({ text, about, until }, context) => {
      const { calendar, now, rules } = context
      const assignment = assigned(context)
      const undone = undoneOf(issued(context), assignment)
      const urged = about ? undone.find(({ key }) => key === about) : undone[0]
      if (!urged) return refuse('NOT_FOUND', 'about')
      if (until && until <= now) return refuse('IN_THE_PAST', 'until')
      const moments = urgeMoments(calendar, now, rules.escalation)
      const data = {
        assignmentId: assignment.id,
        urgeNumber: urgeNumber(context, now),
        ...nextUrge(assignment),
        text,
        byTimer: false,
        about: urged.key,
        until: until ?? moments.until,
        nextAt: moments.nextAt,
        deliverAt: addMs(now, rules.escalation.urgeRetractMinutes * MINUTE_MS),
      }
      return [{ type: 'Urged', data }]
    },
  },
  /** 作废: the number stays taken, nothing else is left of it. */
  retractUrge: {
    may: (s) =>
      first(
        mustRun(s),
        when(pendingUrge(s.assignment, s.now) !== null, () => refuse('URGE_DELIVERED')),
      ),
    decide: (_, context) => {
      const pending = pendingUrge(assigned(context), context.now)
      if (!pending) return refuse('URGE_DELIVERED')
      const data = { assignmentId: assigned(context).id, urgeNumber: pending.number }
      return [{ type: 'UrgeRetracted', data }]
    },
  },
  /** 提醒: for whatever the unit has, overdue or not. Without number, cost and level; one a working day. */
  remind: {
    may: (s) => first(atWork(s), notRemindedToday(s)),
    decide: ({ text }, context) => {
      const againAt = nextWorkingDay(context.calendar, context.now)
      return [{ type: 'Reminded', data: { assignmentId: assigned(context).id, text, againAt } }]
    },
  },
}
