import { epochMs, type Instant } from '../../domain/clock/time'
import { runTimers } from '../../domain/decider/decide'
import type { Line } from '../../domain/decider/decider'
import type { App } from '../app'
import { type Kept, kept, stateOf, storedLine } from '../operations/subject/kept'
import { withNumbers } from '../operations/subject/numbers'
import { type AnyDecision, contextFor, save } from '../operations/subject/runner'
import type { Store, Transaction } from '../ports'
import { duePages } from './duePages'
import { Guard } from './guard'
import { runHandOvers } from './handOvers'

/** Subjects whose moment has come, taken at a time. */
const PAGE = 200
/** Subjects in one transaction: a crash or a conflict repeats no more than these. */
const BATCH = 20
/** Of those that fell due last, tried when the first ones all throw. */
const LAST = 5
/** From one run to the next. */
const EVERY_MS = 60_000

export interface SweepResult {
  /** Subjects looked at. */
  subjects: number
  /** Events recorded. */
  events: number
}

/** Records the due steps of one subject; without any, only its next alarm is set anew. Throws when it stays due. */
const sweepOne = async (app: App, of: Kept, id: string, now: string, tx: Transaction): Promise<number> => {
  const subject = { kind: of.decider.kind, id }
  const before = await stateOf(subject, tx)
  if (!before) throw new Error('a line has no state')
  const context = await contextFor(of, before, { now, reference: app.reference, ports: app.ports })
  const decision = await withNumbers(
    tx,
    (take): AnyDecision => runTimers(of.decider, before, { ...context, files: {}, take }),
  )
  await save(tx, of, decision)
  const line = await storedLine(subject, tx)
  if (line?.nextAlarmAt !== undefined && line.nextAlarmAt < now) throw new Error('the sweep does not get on')
  return decision.events.length
}

/** Those that fell due last, a few. */
const lastDue = (store: Store, { lines }: Kept, now: string): Promise<Line[]> =>
  store.find(lines, {
    filter: { nextAlarmAt: { $lt: now } },
    sort: [['nextAlarmAt', -1]],
    limit: LAST,
  }) as unknown as Promise<Line[]>

const sweepKind = async (app: App, of: Kept, guard: Guard, result: SweepResult): Promise<void> => {
  const { store, clock } = app.ports
  const now = clock.now()
  const sweep = (lines: readonly Pick<Line, '_id'>[]) =>
    guard.each(
      lines.map(({ _id: id }) => ({ about: id, subject: { kind: of.decider.kind, id } })),
      async (some) => {
        result.events += await store.transact(async (tx) => {
          let recorded = 0
          for (const { about } of some) recorded += await sweepOne(app, of, about, now, tx)
          return recorded
        })
        result.subjects += some.length
      },
    )
  const due = { filter: { nextAlarmAt: { $lt: now } }, path: 'nextAlarmAt' as never, limit: PAGE }
  for await (const lines of duePages(store, of.lines, due)) {
    for (let start = 0; start < lines.length; start += BATCH) {
      const wasInVain = guard.isInVain
      await sweep(lines.slice(start, start + BATCH))
      // One that goes through tells that the many are at fault, before a function's time is over.
      if (guard.isInVain && !wasInVain) await sweep(await lastDue(store, of, now))
    }
  }
}

/** Each run begins with another kind, so that one which takes all the time there is keeps no other waiting for good. */
const inTurn = (kinds: readonly Kept[], now: Instant): Kept[] => {
  const first = Math.floor(epochMs(now) / EVERY_MS) % kinds.length
  return [...kinds.slice(first), ...kinds.slice(0, first)]
}

/**
 * The timed function: takes the subjects whose moment has come and records each due step once (docs/domain.md, section
 * 4). Late, twice, at the same time as another, or after a week: the events are the same. One that throws is set aside
 * and holds up nobody; a kind that fails as a whole is thrown when the others have had their turn.
 */
export const runSweep = async (app: App): Promise<SweepResult> => {
  const result = { subjects: 0, events: 0 }
  const errors: unknown[] = []
  try {
    result.events += await runHandOvers(app)
  } catch (error) {
    errors.push(error)
  }
  for (const of of inTurn(Object.values(kept), app.ports.clock.now())) {
    const guard = new Guard(app.ports, 'sweep', of.decider.kind)
    try {
      await sweepKind(app, of, guard, result)
      await guard.end()
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
  return result
}
