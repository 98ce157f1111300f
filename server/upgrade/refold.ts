import type { Instant } from '../../domain/clock/time'
import { lineOf } from '../../domain/decider/consequences'
import { fold } from '../../domain/decider/decide'
import type { AnyDecider, Life, Line } from '../../domain/decider/decider'
import { type Todo, todosOf } from '../../domain/decider/todo'
import { eventsOf } from '../operations/subject/chain'
import { type Kept, kept } from '../operations/subject/kept'
import type { Store, Transaction } from '../ports'
import { createReference, type Reference } from '../reference'

/** Subjects' states, a page at a time. */
const PAGE = 50

/** The state as its events make it today; null where they do not come to the head that is stored. */
const foldOf = async (decider: AnyDecider, stored: Life, store: Store): Promise<Life | null> => {
  const events = await eventsOf(stored.id, store)
  if (events[events.length - 1]?.hash !== stored.lastHash) return null
  try {
    return fold(decider, events)
  } catch {
    return null
  }
}

/** When each subject that the sweep has set aside is tried again: its line says so in place of its next step. */
const putOff = async (store: Store): Promise<ReadonlyMap<string, Instant>> => {
  const entries = await store.find('setAside', { filter: { job: 'sweep' }, limit: 1000 })
  return new Map(entries.map(({ about, retryAt }) => [about, retryAt]))
}

const newLine = async (
  { decider, lines }: Kept,
  state: Life,
  { reference, waiting, tx }: { reference: Reference; waiting: ReadonlyMap<string, Instant>; tx: Transaction },
): Promise<{ line: Line; todos: Todo[] }> => {
  const rules = await reference.rules(decider.brief(state).ruleVersion ?? undefined)
  const [calendar, directory] = await Promise.all([reference.calendar(), reference.directory()])
  const line = lineOf(decider, state, { now: state.lastAt, calendar, directory, rules })
  const old = (await tx.get(lines, state.id)) as Line | null
  const waits = old?.nextAlarmAt !== undefined && old.nextAlarmAt === waiting.get(state.id)
  return {
    line: waits ? { ...line, nextAlarmAt: old.nextAlarmAt } : line,
    todos: todosOf(decider, state, { calendar, rules }),
  }
}

/** To-dos' ids begin with their subject's. */
const oldTodos = async (id: string, store: Store): Promise<string[]> => {
  const found = await store.find('todos', { filter: { _id: { $gt: `${id}.`, $lt: `${id}/` } }, limit: 1000 })
  return found.map(({ _id }) => _id)
}

/**
 * Writes every subject anew as its events make it today, with its to-dos and its line. One whose events do not come to
 * its head stays as it stands, its verification tells why; so does one on which somebody has acted meanwhile.
 */
export async function refold(store: Store): Promise<void> {
  const reference = createReference(store)
  const waiting = await putOff(store)
  const renew = async (of: Kept, stored: Life) => {
    const state = await foldOf(of.decider, stored, store)
    if (!state) return
    const before = await oldTodos(state.id, store)
    await store.transact(async (tx) => {
      const now = (await tx.get(of.states, state.id)) as Life | null
      if (now?.version !== state.version) return
      const { line, todos } = await newLine(of, state, { reference, waiting, tx })
      await tx.put(of.states, { ...state, _id: state.id } as never)
      await tx.put(of.lines, line as never)
      for (const todo of todos) await tx.put('todos', todo)
      const wanted = new Set(todos.map(({ _id }) => _id))
      for (const id of before.filter((one) => !wanted.has(one))) await tx.remove('todos', id)
    })
  }
  for (const of of Object.values(kept))
    for (let after: string | undefined; ; ) {
      const query = { filter: {}, limit: PAGE, ...(after && { after: [after] }) }
      const page = (await store.find(of.states, query)) as unknown as Life[]
      for (const stored of page) await renew(of, stored)
      if (page.length < PAGE) break
      after = page.at(-1)?.id
    }
}
