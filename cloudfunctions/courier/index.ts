import { answerTimer } from '../../server/cloudbase/answerTimer'

/** Sends what waits to be sent (server/jobs/courier.ts). */
export const main = (event: unknown): Promise<object> => answerTimer('courier', event)
