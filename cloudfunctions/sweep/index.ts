import { answerTimer } from '../../server/cloudbase/answerTimer'

/** Records the steps whose moment has come (server/jobs/sweep.ts). */
export const main = (event: unknown): Promise<object> => answerTimer('sweep', event)
