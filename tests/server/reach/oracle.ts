import type { IssuedMatter, Matter } from '../../../domain/matter/state/matter'
import type { Person } from '../../../domain/people/person'
import type { PointLine } from '../../../domain/points/line'
import type { Role, RoleGrant } from '../../../domain/roles'
import { units } from '../../domain/district'

/**
 * Who sees what, written anew from docs/domain.md, sections 1, 2 and 8, over what is stored. Nothing of the
 * application's own rights is used here.
 */

const FOLLOWS: Role[] = ['leader', 'liaison', 'officer', 'chiefOfficer']
const WORKS_IN_UNIT: Role[] = ['unitChief', 'unitHead', 'unitSupervisor', 'sectionHead', 'handler']
const READS_POINTS: Role[] = ['leader', 'liaison', 'officer', 'chiefOfficer', 'unitChief', 'unitHead', 'unitSupervisor']

const frontOf = (unitId: string): string | undefined => units.find(({ _id }) => _id === unitId)?.frontId
const isOut = (matter: Matter): matter is IssuedMatter =>
  !['draft', 'awaitingApproval', 'discarded'].includes(matter.status)
const unitsIn = (matter: Matter): string[] =>
  isOut(matter)
    ? matter.assignments.map(({ unitId }) => unitId)
    : [matter.lead.unitId, ...matter.co.map(({ unitId }) => unitId)]

const isFronts = (matter: Matter, frontId: string): boolean =>
  unitsIn(matter).some((unitId) => frontOf(unitId) === frontId) ||
  (matter.supervisingBody.kind === 'front' && matter.supervisingBody.frontId === frontId)

const isUnits = (matter: Matter, unitId: string): boolean =>
  isOut(matter) &&
  (unitsIn(matter).includes(unitId) ||
    (matter.supervisingBody.kind === 'leadingGroup' && matter.supervisingBody.unitId === unitId))

/** A leading group's own member: its matters from the first, and no others. */
const isGroups = (matter: Matter, { role, scope }: RoleGrant): boolean =>
  (role === 'officer' || role === 'liaison') &&
  scope.kind === 'unit' &&
  matter.supervisingBody.kind === 'leadingGroup' &&
  matter.supervisingBody.unitId === scope.unitId

const roleOpens = (grant: RoleGrant, matter: Matter): boolean => {
  const { role, scope } = grant
  if (isGroups(matter, grant)) return true
  if (FOLLOWS.includes(role))
    return scope.kind === 'district' || (scope.kind === 'front' && isFronts(matter, scope.frontId))
  if (WORKS_IN_UNIT.includes(role)) return scope.kind === 'unit' && isUnits(matter, scope.unitId)
  if (role === 'discipline') return isOut(matter) && matter.transfers.some(({ status }) => status === 'confirmed')
  return role === 'personnel' && matter.status === 'closed'
}

/** The responsible three, and those with a task. */
const named = (assignments: IssuedMatter['assignments']): string[] =>
  assignments.flatMap(({ responsible, tasks }) => [
    ...Object.values(responsible ?? {}),
    ...tasks.map(({ personId }) => personId),
  ])

/** Those by whose name something in the matter stands. */
const namedIn = (matter: Matter): string[] => [
  matter.officerId,
  ...(matter.startedBy ? [matter.startedBy.personId] : []),
  ...matter.mentioned,
  ...matter.instructions.map(({ leaderId }) => leaderId),
  ...(isOut(matter) ? named(matter.assignments) : []),
]

export const sees = ({ _id, roles }: Person, matter: Matter): boolean =>
  (namedIn(matter).includes(_id) && !(roles.length > 0 && roles.every(({ role }) => role === 'deputy'))) ||
  roles.some((grant) => roleOpens(grant, matter))

export const holds = ({ roles }: Person, scope: 'district', ...wanted: Role[]): boolean =>
  roles.some((grant) => wanted.includes(grant.role) && grant.scope.kind === scope)

export const isMembers = ({ role, scope }: RoleGrant): boolean =>
  (role === 'officer' || role === 'liaison') && scope.kind === 'unit'

const covers = (grant: RoleGrant, unitId: string): boolean => {
  const { scope } = grant
  if (isMembers(grant)) return false
  return (
    scope.kind === 'district' ||
    (scope.kind === 'front' && scope.frontId === frontOf(unitId)) ||
    (scope.kind === 'unit' && scope.unitId === unitId)
  )
}

export const readsUnitsPoints = ({ roles }: Person, unitId: string): boolean =>
  roles.some((grant) => READS_POINTS.includes(grant.role) && covers(grant, unitId))

export const countsLoadOf = ({ roles }: Person, unitId: string): boolean =>
  roles.some((grant) => ['officer', 'liaison'].includes(grant.role) && covers(grant, unitId))

/** Of a list without a matter: the discipline commission reads points only with the matter that has come to it. */
export const readsLine = (person: Person, line: PointLine, month: string): boolean =>
  readsUnitsPoints(person, line.unitId) || (holds(person, 'district', 'personnel') && line.period < month)

export const readsLineOf = (person: Person, line: PointLine, matter: Matter, month: string): boolean =>
  readsLine(person, line, month) ||
  person.roles.some((grant) => grant.role === 'discipline' && roleOpens(grant, matter))

/** At which of a to-do's addresses, `role@scope` or `person:id`, a person is reached. */
export const isReached = ({ _id, roles }: Person, addresses: readonly string[]): boolean =>
  addresses.some((address) => {
    if (address === `person:${_id}`) return true
    const [role, where] = address.split('@')
    return roles.some((grant) => {
      const { scope } = grant
      const reach =
        scope.kind === 'front' ? `front:${scope.frontId}` : scope.kind === 'unit' ? `unit:${scope.unitId}` : scope.kind
      return grant.role === role && reach === where && reach !== 'own'
    })
  })

/** What a leading group's own members may, in its matters: docs/domain.md, section 3. */
const MEMBERS_MAY: ReadonlySet<string> = new Set([
  'matter.amendDraft',
  'matter.discard',
  'matter.requestApproval',
  'matter.amend',
  'matter.addMilestone',
  'matter.dropMilestone',
  'matter.urge',
  'matter.retractUrge',
  'matter.remind',
  'matter.answerForOffice',
])

/** Whether one grant has one of the roles and takes in what a command is about: an assignment, or the matter as a whole. */
export const mayCommand = (
  person: Person,
  wanted: readonly Role[],
  matter: Matter,
  assignmentId: string | null,
  operation: string,
): boolean => {
  const inGroup = (grant: RoleGrant): boolean => wanted.includes(grant.role) && isGroups(matter, grant)
  if (MEMBERS_MAY.has(operation) && person.roles.some(inGroup)) return true
  const holder = { ...person, roles: person.roles.filter((grant) => !isMembers(grant)) }
  return mayByScope(holder, wanted, matter, assignmentId)
}

const mayByScope = (person: Person, wanted: readonly Role[], matter: Matter, assignmentId: string | null): boolean => {
  const assignments = isOut(matter)
    ? matter.assignments.filter(({ id }) => assignmentId === null || id === assignmentId)
    : []
  const frontIds = assignments.map(({ unitId }) => frontOf(unitId))
  if (assignmentId === null) frontIds.push(...unitsIn(matter).map(frontOf))
  const names = [...named(assignments), ...(assignmentId === null ? [matter.officerId] : [])]
  const takesIn = ({ scope }: RoleGrant): boolean => {
    switch (scope.kind) {
      case 'district':
        return true
      case 'front':
        return frontIds.includes(scope.frontId)
      case 'unit':
        return assignments.some(({ unitId }) => unitId === scope.unitId)
      case 'own':
        return names.includes(person._id)
    }
  }
  if (person.roles.some((grant) => wanted.includes(grant.role) && takesIn(grant))) return true
  const leading = wanted.filter((role) => role === 'officer' || role === 'liaison')
  return assignmentId !== null && matter.officerId === person._id && mayByScope(person, leading, matter, null)
}
