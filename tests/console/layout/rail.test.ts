import { railOf } from '../../../console/src/layout/rail'
import type { Role, RoleGrant, Scope } from '../../../domain/roles'

const DISTRICT: Scope = { kind: 'district' }
const FRONT: Scope = { kind: 'front', frontId: 'f2' }
const UNIT: Scope = { kind: 'unit', unitId: 'u1' }
const OWN: Scope = { kind: 'own' }
const grant = (role: Role, scope: Scope): RoleGrant => ({ role, scope })
const pages = (...roles: RoleGrant[]) => railOf({ roles }).map(({ to }) => to)

const OFFICE = ['/todos', '/matters', '/approvals', '/points', '/people', '/units', '/calendar', '/rules', '/aside']
const without = (...gone: string[]) => OFFICE.filter((page) => !gone.includes(page))

test.each<[string, RoleGrant[], string[]]>([
  ['the district’s office has every page', [grant('officer', DISTRICT)], OFFICE],
  ['an officer of a front has no directory', [grant('officer', FRONT)], without('/people', '/units', '/aside')],
  ['personnel reads matters and points', [grant('personnel', DISTRICT)], ['/todos', '/matters', '/points']],
  ['discipline reads matters', [grant('discipline', DISTRICT)], ['/todos', '/matters']],
  ['the administrator keeps the directory', [grant('admin', DISTRICT)], without('/approvals', '/points')],
  [
    'an inspector of the district who is a unit’s supervisor reads points as a supervisor',
    [grant('inspector', DISTRICT), grant('unitSupervisor', UNIT)],
    ['/todos', '/matters', '/points'],
  ],
  [
    'another role of the district lends an officer of a front nothing',
    [grant('officer', FRONT), grant('inspector', DISTRICT)],
    without('/people', '/units', '/aside'),
  ],
  ['who signs as section head approves', [grant('sectionHead', OWN)], ['/todos', '/matters', '/approvals']],
  ['a handler has his to-dos and matters', [grant('handler', OWN)], ['/todos', '/matters']],
])('%s', (_, roles, shown) => expect(pages(...roles)).toEqual(shown))
