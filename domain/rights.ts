import { type Contract, contract, type OperationName } from './contract'
import type { Reach } from './contract/schema'
import { type Actor, covers, type Parties } from './people/actor'
import { isOfGroup, type Scope } from './roles'

/** What must be said beside the operation to tell a right: nothing, or whom the act is about. */
type Asked<N extends OperationName> = Contract[N]['reach'] extends { over: 'parties' } ? [parties: Parties] : []

const DISTRICT: Scope = { kind: 'district' }

/** Where a person may call an operation: the scopes of the very grants that allow it. None: nowhere. */
export const scopesOf = ({ roles }: Pick<Actor, 'roles'>, operation: OperationName): readonly Scope[] => {
  const reach: Reach = contract[operation].reach
  if (typeof reach === 'string') return [DISTRICT]
  return roles
    .filter(({ role, scope }) => reach.roles.includes(role) && (reach.over === 'parties' || scope.kind === 'district'))
    .filter((grant) => reach.groups === true || !isOfGroup(grant))
    .map(({ scope }) => scope)
}

/** Whether there is anything at all for which a person may call an operation. */
export const mayAnywhere = (actor: Pick<Actor, 'roles'>, operation: OperationName): boolean =>
  scopesOf(actor, operation).length > 0

/**
 * Whether a person may call an operation: one table, asked by the server to decide and by both clients to show or hide.
 * One that is about somebody in particular cannot be asked about without saying about whom. What a leading group's own
 * member may is told from the matter (matter/rights.ts).
 */
export const may = <N extends OperationName>(actor: Actor, operation: N, ...[parties]: Asked<N>): boolean => {
  const roles = actor.roles.filter((grant) => !isOfGroup(grant))
  return scopesOf({ roles }, operation).some((scope) => covers(scope, parties ?? 'district', actor.personId))
}
