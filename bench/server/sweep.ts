import { runSweep } from '../../server/jobs/sweep'
import { timeOf } from '../store/measure'
import type { District } from './district'
import { addDue, type Model } from './register'
import type { Sizes } from './sizes'

/** Milliseconds that a sweep takes for the same number of due matters, once for each run. */
export async function sweepTimes(
  { app, store, clock }: District,
  models: readonly Model[],
  firstGroup: number,
  { due, runs }: Sizes,
): Promise<number[]> {
  const moments: string[] = []
  for (let run = 0; run < runs; run++) moments.push(await addDue({ app, store }, models, firstGroup + run, due))
  const times: number[] = []
  for (const moment of moments) {
    clock.set(moment)
    times.push(
      await timeOf(async () => {
        const { subjects, events } = await runSweep(app)
        if (subjects !== due || events !== due) throw new Error(`swept ${subjects} matters with ${events} events`)
      }),
    )
  }
  return times
}
