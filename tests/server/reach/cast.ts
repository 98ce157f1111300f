import type { Person } from '../../../domain/people/person'
import type { Role, RoleGrant, Scope } from '../../../domain/roles'
import { personWith } from '../../domain/district'

const DISTRICT: Scope = { kind: 'district' }
const OWN: Scope = { kind: 'own' }
const front = (frontId: string): Scope => ({ kind: 'front', frontId })
const unit = (unitId: string): Scope => ({ kind: 'unit', unitId })
const grant = (role: Role, scope: Scope): RoleGrant => ({ role, scope })

/** Every role in every reach that it can have, somewhere in the small district. */
const GRANTS: RoleGrant[] = [
  ...[DISTRICT, front('f1'), front('f2')].flatMap((scope) =>
    (['leader', 'liaison', 'officer'] as const).map((role) => grant(role, scope)),
  ),
  ...(['chiefOfficer', 'proposalOffice', 'discipline', 'personnel', 'admin'] as const).map((role) =>
    grant(role, DISTRICT),
  ),
  ...['u1', 'u3'].flatMap((id) =>
    (['unitHead', 'unitSupervisor', 'sectionHead', 'handler', 'inspector'] as const).map((role) =>
      grant(role, unit(id)),
    ),
  ),
  ...(['sectionHead', 'handler', 'inspector', 'deputy'] as const).map((role) => grant(role, OWN)),
  grant('inspector', DISTRICT),
  grant('inspector', front('f1')),
]

/** Two roles whose scopes differ: what one of them may must not be lent the other's reach. */
const PAIRS: [RoleGrant, RoleGrant][] = [
  [grant('inspector', DISTRICT), grant('unitSupervisor', unit('u1'))],
  [grant('inspector', DISTRICT), grant('officer', front('f2'))],
  [grant('officer', front('f2')), grant('unitSupervisor', unit('u1'))],
  [grant('leader', front('f2')), grant('personnel', DISTRICT)],
  [grant('leader', front('f1')), grant('discipline', DISTRICT)],
  [grant('admin', DISTRICT), grant('handler', OWN)],
  [grant('admin', DISTRICT), grant('officer', front('f1'))],
  [grant('personnel', DISTRICT), grant('unitSupervisor', unit('u1'))],
  [grant('discipline', DISTRICT), grant('unitHead', unit('u3'))],
  [grant('deputy', OWN), grant('leader', front('f2'))],
  [grant('liaison', front('f1')), grant('officer', front('f2'))],
  [grant('proposalOffice', DISTRICT), grant('unitSupervisor', unit('u3'))],
]

/** Always the same numbers, so that a failure can be looked at again. */
const numbers = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
  return seed / 2 ** 31
}

const drawn = (count: number): [RoleGrant, RoleGrant][] => {
  const next = numbers(9)
  const pick = () => GRANTS[Math.floor(next() * GRANTS.length)] as RoleGrant
  return Array.from({ length: count }, () => [pick(), pick()])
}

const words = ({ role, scope }: RoleGrant): string =>
  `${role}-${scope.kind === 'front' ? scope.frontId : scope.kind === 'unit' ? scope.unitId : scope.kind}`

const person = (roles: RoleGrant[], ordinal: number): Person =>
  personWith(`${roles.map(words).join('_')}_${ordinal}`, ordinal % 2 ? 'u2' : 'office', roles)

/** People with one role each, with two, and some whom matters name: `mentioned`, `worker`. */
export const CAST: Person[] = [
  ...GRANTS.map((one, i) => person([one], i)),
  ...[...PAIRS, ...drawn(20)].map((two, i) => person(two, 100 + i)),
  personWith('mentioned', 'u3', [grant('handler', OWN), grant('inspector', unit('u1'))]),
  personWith('worker', 'u1', [grant('handler', OWN), grant('officer', front('f2'))]),
  personWith('groupOfficer', 'u2', [grant('officer', unit('u2'))]),
  personWith('groupLiaison', 'u2', [grant('liaison', unit('u2')), grant('handler', OWN)]),
  personWith('groupAndFront', 'u2', [grant('officer', unit('u2')), grant('liaison', front('f1'))]),
  { ...personWith('reachable', 'u2', []), mobile: '19900000001' },
]
