import type { Todo } from '../../../domain/decider/todo'
import type { Filter } from '../../ports'
import type { Order } from '../cursor'
import type { Request } from '../operation'

/** What is due first, so that what is late longest leads; of the same moment the more urgent, then what has waited longer. */
export const BY_GRAVITY: Order = [
  ['dueRank', 1, 'number'],
  ['dueAt', 1, 'moment or null'],
  ['urgencyRank', 1, 'number'],
  ['since', 1, 'moment or null'],
]

/** The to-dos of the caller: his own and those of his roles. */
export const mine = async ({ caller, reference }: Request): Promise<Filter> => {
  const addresses = (await reference.directory()).person(caller.personId)?.addresses ?? []
  return { to: { $in: addresses } }
}

/** The most pressing of them. */
export const mostPressing = async (request: Request, limit: number): Promise<Todo[]> =>
  request.ports.store.find('todos', {
    filter: await mine(request),
    sort: BY_GRAVITY.map(([path, direction]) => [path, direction]),
    limit,
  })
