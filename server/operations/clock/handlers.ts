import type { OperationName } from '../../../domain/contract'
import type { Handler } from '../operation'
import { calendarGet, calendarSaveHours, calendarSaveYear } from './calendar'

export const clockHandlers = {
  'calendar.get': calendarGet,
  'calendar.saveYear': calendarSaveYear,
  'calendar.saveHours': calendarSaveHours,
} satisfies Partial<{ [N in OperationName]: Handler<N> }>
