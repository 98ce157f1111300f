import { type Decision, runTimers } from '../../domain/matter/decide'
import type { App } from '../app'
import { saveContextFor, withNumbers } from '../operations/matter/runMatterCommand'
import { saveDecision } from '../operations/matter/saveDecision'
import type { Transaction } from '../ports'

/** Matters whose moment has come, taken at a time. */
const PAGE = 200
/** Matters in one transaction: a crash or a conflict repeats no more than these. */
const BATCH = 20

export interface SweepResult {
  /** Matters looked at. */
  matters: number
  /** Events recorded. */
  events: number
}

/** Records the due steps of one matter; without any, only its next alarm is set anew. */
const sweepMatter = async (app: App, matterId: string, now: string, tx: Transaction): Promise<number> => {
  const matter = await tx.get('matters', matterId)
  if (!matter) return 0
  const { _id, ...before } = matter
  const context = await saveContextFor(before, { now, reference: app.reference, ports: app.ports })
  const decision = await withNumbers(tx, (take): Decision => runTimers(before, { ...context, files: {}, take }))
  await saveDecision(tx, before, decision, context)
  return decision.events.length
}

/**
 * The timed function: takes the matters whose moment has come and records each due step once (domain.md section 4).
 * Late, twice, at the same time as another, or after a week: the events are the same.
 */
export const runSweep = async (app: App): Promise<SweepResult> => {
  const { store, clock } = app.ports
  const now = clock.now()
  const result = { matters: 0, events: 0 }
  const seen = new Set<string>()
  for (;;) {
    const due = await store.find('register', {
      filter: { nextAlarmAt: { $lt: now } },
      sort: [['nextAlarmAt', 1]],
      limit: PAGE,
    })
    if (due.length === 0) return result
    if (due.every(({ _id }) => seen.has(_id))) throw new Error(`the sweep does not get on: ${due[0]?._id}`)
    for (const { _id } of due) seen.add(_id)
    for (let start = 0; start < due.length; start += BATCH) {
      const batch = due.slice(start, start + BATCH)
      const events = await store.transact(async (tx) => {
        let recorded = 0
        for (const { _id } of batch) recorded += await sweepMatter(app, _id, now, tx)
        return recorded
      })
      result.events += events
      result.matters += batch.length
    }
  }
}
