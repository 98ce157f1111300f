import { refuse } from '../../../domain/refusal'
import type { SetAsideRow, setAsideOperations } from '../../../domain/setAside/contract'
import type { SetAside } from '../../../domain/setAside/setAside'
import type { Subject } from '../../../domain/subject'
import { deciderOf } from '../../../domain/subjects'
import { type Order, page } from '../cursor'
import type { CommandHandler, Handler, QueryHandler, Request } from '../operation'
import { storedLine } from '../subject/kept'
import { standings, stillWaits } from './standing'

const LONGEST_FIRST: Order = [['since', 1, 'moment']]

/** By its line: the state itself may be what cannot be read. */
async function namedBy({ ports, caller }: Request, subject: Subject | null): Promise<SetAsideRow['of']> {
  const line = subject && (await storedLine(subject, ports.store))
  return line && deciderOf(subject.kind)?.canSeeLine(line, caller)
    ? { subject, number: line.number, title: line.title }
    : null
}

async function rowOf(request: Request, entry: SetAside): Promise<SetAsideRow | null> {
  if (!(await stillWaits(request.ports.store, entry))) return null
  const { _id: id, job, about, code, since, lastAt, times, retryAt, subject } = entry
  return { id, job, about, code, since, lastAt, times, retryAt, of: await namedBy(request, subject) }
}

const list: QueryHandler<'setAside.list'> = async ({ limit, after }, request) => {
  const asked = { filter: {}, order: LONGEST_FIRST, limit, ...(after !== undefined && { after }) }
  const { items, next } = await page((query) => request.ports.store.find('setAside', query), asked)
  const rows = await Promise.all(items.map((entry) => rowOf(request, entry)))
  return { items: rows.filter((row) => row !== null), next }
}

const tryAgain: CommandHandler<'setAside.tryAgain'> = async ({ id }, { now }, tx) => {
  const entry = await tx.get('setAside', id)
  if (!entry || !(await stillWaits(tx, entry))) return refuse('NOT_FOUND', 'id')
  await tx.put('setAside', { ...entry, retryAt: now })
  await standings[entry.job]?.putOff(tx, entry, now)
  return { retryAt: now }
}

export const setAsideHandlers = {
  'setAside.list': list,
  'setAside.tryAgain': tryAgain,
} satisfies { [N in keyof typeof setAsideOperations]: Handler<N> }
