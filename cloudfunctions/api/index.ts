import { answerEvent } from '../../server/cloudbase/answer/answerEvent'

/** Calls of the phone and of the desk (server/cloudbase/answer). */
export const main = (event: unknown): Promise<object> => answerEvent(event)
