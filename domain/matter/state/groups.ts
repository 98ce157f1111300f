import type { Actor } from '../../people/actor'
import { isOfGroup, type Role } from '../../roles'
import type { MatterContent } from './content'

type Supervised = Pick<MatterContent, 'supervisingBody'>

/** The leading group that supervises a matter; null where another does. */
export const groupOf = ({ supervisingBody: body }: Supervised): string | null =>
  body.kind === 'leadingGroup' ? body.unitId : null

/** The role in which a person belongs to the leading group that supervises a matter; undefined where he does not. */
export const roleInGroup = (
  matter: Supervised,
  { unitId, roles }: Pick<Actor, 'unitId' | 'roles'>,
  wanted: readonly Role[],
): Role | undefined =>
  groupOf(matter) === unitId
    ? roles.find(
        (grant) =>
          wanted.includes(grant.role) &&
          isOfGroup(grant) &&
          grant.scope.kind === 'unit' &&
          grant.scope.unitId === unitId,
      )?.role
    : undefined
