import type { Filter } from '../../ports'
import { page } from '../cursor'
import { namesFor } from '../names'
import type { Handler, QueryHandler } from '../operation'
import { BY_GRAVITY, mine } from './mine'

const list: QueryHandler<'todo.list'> = async ({ group, limit, after }, request) => {
  const { items, next } = await page((query) => request.ports.store.find('todos', query), {
    filter: { ...(await mine(request)), ...(group && { group }) },
    order: BY_GRAVITY,
    limit,
    ...(after !== undefined && { after }),
  })
  const ids = new Set(items.flatMap(({ unitId, byId }) => [unitId, byId]).filter((id) => id !== undefined))
  return { items, next, names: namesFor(ids, await request.reference.directory()) }
}

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
