import type { Filter } from '../../ports'
import { type Order, page } from '../cursor'
import type { Handler, QueryHandler, Request } from '../operation'

const BY_DUE: Order = [
  ['dueRank', 1, 'number'],
  ['dueAt', 1, 'moment or null'],
]

const mine = async ({ caller, reference }: Request): Promise<Filter> => {
  const addresses = (await reference.directory()).person(caller.personId)?.addresses ?? []
  return { to: { $in: addresses } }
}

const list: QueryHandler<'todo.list'> = async ({ group, limit, after }, request) =>
  page((query) => request.ports.store.find('todos', query), {
    filter: { ...(await mine(request)), ...(group && { group }) },
    order: BY_DUE,
    limit,
    ...(after !== undefined && { after }),
  })

/** The counts are of the same filter as the list, so a badge always equals its list. */
const counts: QueryHandler<'todo.counts'> = async (_, request) => {
  const filter = await mine(request)
  const { now } = request
  const count = (more: Filter) => request.ports.store.count('todos', { ...filter, ...more })
  const [all, red, yellow, approve] = await Promise.all([
    count({}),
    count({ dueRank: 0, dueAt: { $lt: now } }),
    count({ dueRank: 0, dueAt: { $gte: now }, yellowAt: { $lte: now } }),
    count({ group: 'approve' }),
  ])
  return { all, red, yellow, approve }
}

export const todoHandlers = { 'todo.list': list, 'todo.counts': counts } satisfies {
  [N in 'todo.list' | 'todo.counts']: Handler<N>
}
