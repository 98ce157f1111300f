import { type Decision, runTimers } from '../../domain/matter/decide'
import type { RegisterLine } from '../../domain/matter/register/line'
import type { App } from '../app'
import { saveContextFor, withNumbers } from '../operations/matter/runMatterCommand'
import { saveDecision } from '../operations/matter/saveDecision'
import type { Store, Transaction } from '../ports'
import { duePages } from './duePages'
import { Guard } from './guard'

/** Matters whose moment has come, taken at a time. */
const PAGE = 200
/** Matters in one transaction: a crash or a conflict repeats no more than these. */
const BATCH = 20
/** Of those that fell due last, tried when the first ones all throw. */
const LAST = 5

export interface SweepResult {
  /** Matters looked at. */
  matters: number
  /** Events recorded. */
  events: number
}

/** Records the due steps of one matter; without any, only its next alarm is set anew. Throws when it stays due. */
const sweepMatter = async (app: App, matterId: string, now: string, tx: Transaction): Promise<number> => {
  const matter = await tx.get('matters', matterId)
  if (!matter) throw new Error('a line of the register has no matter')
  const { _id, ...before } = matter
  const context = await saveContextFor(before, { now, reference: app.reference, ports: app.ports })
  const decision = await withNumbers(tx, (take): Decision => runTimers(before, { ...context, files: {}, take }))
  await saveDecision(tx, before, decision, context)
  const line = await tx.get('register', matterId)
  if (line?.nextAlarmAt !== undefined && line.nextAlarmAt < now) throw new Error('the sweep does not get on')
  return decision.happened.length
}

/** Those that fell due last, a few. */
const lastDue = (store: Store, now: string): Promise<RegisterLine[]> =>
  store.find('register', { filter: { nextAlarmAt: { $lt: now } }, sort: [['nextAlarmAt', -1]], limit: LAST })

/**
 * The timed function: takes the matters whose moment has come and records each due step once (docs/domain.md, section 4).
 * Late, twice, at the same time as another, or after a week: the events are the same. A matter that throws is set
 * aside and holds up nobody.
 */
export const runSweep = async (app: App): Promise<SweepResult> => {
  const { store, clock } = app.ports
  const now = clock.now()
  const result = { matters: 0, events: 0 }
  const guard = new Guard(app.ports, 'sweep')
  const sweep = (lines: readonly RegisterLine[]) =>
    guard.each(
      lines.map(({ _id }) => ({ about: _id, matterId: _id })),
      async (some) => {
        result.events += await store.transact(async (tx) => {
          let recorded = 0
          for (const { matterId } of some) recorded += await sweepMatter(app, matterId, now, tx)
          return recorded
        })
        result.matters += some.length
      },
    )
  const due = { filter: { nextAlarmAt: { $lt: now } }, path: 'nextAlarmAt', limit: PAGE } as const
  for await (const lines of duePages(store, 'register', due)) {
    for (let start = 0; start < lines.length; start += BATCH) {
      const wasInVain = guard.isInVain
      await sweep(lines.slice(start, start + BATCH))
      // One that goes through tells that the many are at fault, before a function's time is over.
      if (guard.isInVain && !wasInVain) await sweep(await lastDue(store, now))
    }
  }
  await guard.end()
  return result
}
