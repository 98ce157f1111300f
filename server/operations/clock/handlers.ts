import type { OperationName } from '../../../domain/contract'
import type { Handler } from '../operation'
import { calendarGet, calendarSaveHours, calendarSaveYear, calendarWouldMove } from './calendar'

export const clockHandlers = {
  'calendar.get': calendarGet,
  'calendar.wouldMove': calendarWouldMove,
  'calendar.saveYear': calendarSaveYear,
  'calendar.saveHours': calendarSaveHours,
} satisfies Partial<{ [N in OperationName]: Handler<N> }>
