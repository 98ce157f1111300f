import { answerTimer } from '../../server/cloudbase/answerTimer'

/** Forgets what has had its time (server/jobs/cleanUp.ts). */
export const main = (event: unknown): Promise<object> => answerTimer('daily', event)
