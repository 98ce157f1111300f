import { addMs, type Instant } from '../../../domain/clock/time'
import { handOver } from '../../../domain/decider/decide'
import { own } from '../../../domain/own'
import type { Subject } from '../../../domain/subject'
import type { CollectionName, Documents, Handover } from '../../collections'
import type { Cursor, Query, Scalar, Store, Transaction } from '../../ports'
import type { Request } from '../operation'
import { type Kept, kept, stateOf } from '../subject/kept'
import { withNumbers } from '../subject/numbers'
import { type AnyDecision, contextFor, save } from '../subject/runner'
import { NAMING } from './open'

type Needed = Pick<Request, 'ports' | 'reference'>

const PAGE = 100
/** Who was read in the directory before may still be named by a command that was on its way. */
const LOOKED_AFTER_MS = 10 * 60_000

/** All that the query finds, a page at a time, each behind the one before: what stays there holds up nobody. */
async function* pages<N extends CollectionName>(
  store: Store,
  collection: N,
  { filter, sort = [] }: Pick<Query, 'filter' | 'sort'>,
): AsyncGenerator<Documents[N][]> {
  let after: Cursor | undefined
  for (;;) {
    const page = await store.find(collection, { filter, sort, limit: PAGE, ...(after && { after }) })
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (!last || page.length < PAGE) return
    after = [...sort.map(([path]) => own(last as unknown as Readonly<Record<string, Scalar>>, path) ?? null), last._id]
  }
}

/** The subjects that name a person, or ask at an address where nobody is reached any more: each once. */
export async function* openWith(
  { ports: { store }, reference }: Needed,
  { _id, addresses }: Pick<Handover, '_id' | 'addresses'>,
): AsyncGenerator<Subject> {
  const directory = await reference.directory()
  const seen = new Set<string>()
  const fresh = (subjects: Subject[]) =>
    subjects.filter(({ id }) => {
      const isNew = !seen.has(id)
      seen.add(id)
      return isNew
    })
  for (const [kind, naming] of Object.entries(NAMING)) {
    const lines = own<Kept>(kept, kind)?.lines
    if (!lines) continue
    for await (const page of pages(store, lines, naming(_id)))
      yield* fresh(page.map((line) => ({ kind, id: line._id })))
  }
  const others = (address: string) => directory.at(address).some((person) => person._id !== _id)
  const to = addresses.filter((address) => !others(address))
  const asking = {
    filter: { to: { $in: to } },
    sort: [
      ['dueRank', 1],
      ['dueAt', 1],
    ],
  } as const
  for await (const page of pages(store, 'todos', asking)) yield* fresh(page.map(({ subject }) => subject))
}

/** Hands over what is open in one subject; answers how many events it took. */
export const handOverIn = async (app: Needed, subject: Subject, left: Handover, tx: Transaction): Promise<number> => {
  const of = own<Kept>(kept, subject.kind)
  const before = of && (await stateOf(subject, tx))
  if (!of || !before) return 0
  const now = app.ports.clock.now()
  const context = await contextFor(of, before, { now, reference: app.reference, ports: app.ports })
  const decision = await withNumbers(
    tx,
    (take): AnyDecision =>
      handOver(
        of.decider,
        before,
        { personId: left._id, toId: left.toId },
        { ...context, files: {}, take, by: left.by },
      ),
  )
  if (decision.events.length > 0) await save(tx, of, decision)
  return decision.events.length
}

/** One after the other, each in a transaction of its own, as long as there is `time`. False when there was not enough. */
export const handOverAll = async (app: Needed, left: Handover, time: () => boolean): Promise<boolean> => {
  for await (const subject of openWith(app, left)) {
    if (!time()) return false
    await app.ports.store.transact((tx) => handOverIn(app, subject, left, tx))
  }
  return true
}

/** Forgets what is done, unless somebody else has left something to do meanwhile. */
export const forgetHandover = ({ ports: { store } }: Needed, { _id, at }: Handover, now: Instant): Promise<void> =>
  store.transact(async (tx) => {
    const still = await tx.get('handovers', _id)
    if (still?.at === at && addMs(at, LOOKED_AFTER_MS) <= now) await tx.remove('handovers', _id)
  })
