import type { RegisterLine } from '../../../domain/matter/register/line'
import { numbersNamed } from '../../../domain/matter/register/searchTerms'
import { isConcernedByLine } from '../../../domain/matter/sight'
import type { MatterRow } from '../../../domain/matter/views'
import type { Caller } from '../../caller'
import { type Order, page } from '../cursor'
import { namesFor } from '../names'
import type { QueryHandler } from '../operation'
import { registerFilter } from './matterFilter'

const ORDERS = {
  due: [
    ['rank', 1, 'number'],
    ['listDueAt', 1, 'moment'],
  ],
  recent: [['lastAt', -1, 'moment']],
  unsigned: [['signInDueAt', 1, 'moment']],
} as const satisfies Record<string, Order>

/** What lists show of a register line; keys that only queries need stay here. */
const rowOf = (line: RegisterLine, caller: Caller): MatterRow => {
  const {
    _id,
    rank,
    hidden,
    listDueAt,
    unitIds,
    frontIds,
    circle,
    starterId,
    year,
    nextAlarmAt,
    terms,
    basisKeys,
    ...row
  } = line
  return isConcernedByLine(line, caller) ? row : { ...row, lastReport: null }
}

export const listMatters: QueryHandler<'matter.list'> = async ({ order = 'due', limit, after, ...wanted }, request) => {
  const { ports, caller, now, reference } = request
  const filter = registerFilter(wanted, caller, now)
  const numbers = numbersNamed(wanted.search ?? '')
  // what bears just the number that was typed stands before all else, on the first page
  const named =
    numbers.length > 0 && after === undefined
      ? await ports.store.find('register', { filter: { ...filter, number: { $in: numbers } }, limit: numbers.length })
      : []
  const { items: others, next } = await page((query) => ports.store.find('register', query), {
    filter: numbers.length > 0 ? { ...filter, number: { $nin: numbers } } : filter,
    order: ORDERS[order === 'due' && wanted.late ? 'unsigned' : order],
    limit: Math.max(limit - named.length, 1),
    ...(after !== undefined && { after }),
  })
  const items = [...named, ...others]
  const ids = new Set(items.flatMap((line) => [line.leadUnitId, ...line.coUnitIds, line.officerId]))
  return { items: items.map((line) => rowOf(line, caller)), next, names: namesFor(ids, await reference.directory()) }
}
