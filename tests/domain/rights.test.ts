import { contract, type OperationName } from '../../domain/contract'
import type { Actor } from '../../domain/people/actor'
import { may, mayAnywhere, scopesOf } from '../../domain/rights'
import type { RoleGrant, Scope } from '../../domain/roles'

const DISTRICT: Scope = { kind: 'district' }
const FRONT: Scope = { kind: 'front', frontId: 'f1' }
const UNIT: Scope = { kind: 'unit', unitId: 'u9' }
const someone = (...roles: RoleGrant[]): Actor => ({ personId: 'p1', name: '', unitId: 'u1', roles })
const subject = { unitIds: ['u1'], frontIds: ['f1'], personIds: [] }
const elsewhere = { unitIds: ['u2'], frontIds: ['f2'], personIds: [] }

test('what touches the whole district wants a grant for the district', () => {
  for (const operation of ['calendar.saveYear', 'people.list', 'directory.export'] as const) {
    expect(may(someone({ role: 'officer', scope: DISTRICT }), operation)).toBe(true)
    expect(may(someone({ role: 'officer', scope: FRONT }), operation)).toBe(false)
    expect(mayAnywhere(someone({ role: 'officer', scope: FRONT }), operation)).toBe(false)
  }
})

test('the scope of one role does not widen another', () => {
  const inspector = someone({ role: 'inspector', scope: DISTRICT }, { role: 'officer', scope: FRONT })
  expect(may(inspector, 'calendar.saveYear')).toBe(false)
  expect(may(inspector, 'matter.draft', subject)).toBe(true)
  expect(may(inspector, 'matter.draft', elsewhere)).toBe(false)
  expect(scopesOf(inspector, 'matter.draft')).toEqual([FRONT])
})

test('an operation about somebody is open somewhere to who holds a role for it, and only there', () => {
  const supervisor = someone({ role: 'unitSupervisor', scope: UNIT })
  expect(mayAnywhere(supervisor, 'matter.report')).toBe(true)
  expect(may(supervisor, 'matter.report', subject)).toBe(false)
})

test('it cannot be asked about without saying whom it is about', () => {
  const officer = someone({ role: 'officer', scope: FRONT })
  // @ts-expect-error nobody is named: this does not compile, and is no right
  expect(may(officer, 'matter.urge')).toBe(false)
})

test('what is about oneself, and what one may see, is asked without a role', () => {
  for (const operation of ['session.me', 'todo.list', 'matter.list', 'file.links'] as const)
    expect(may(someone(), operation)).toBe(true)
})

test('a leading group’s own member may draft and urge somewhere, and nothing else; in which matters the matter tells', () => {
  const member = someone({ role: 'officer', scope: UNIT })
  const open = (Object.keys(contract) as OperationName[]).filter(
    (operation) => mayAnywhere(member, operation) && !mayAnywhere(someone(), operation),
  )
  expect(open.sort()).toEqual(
    [
      'matter.addMilestone',
      'matter.amend',
      'matter.amendDraft',
      'matter.answerForOffice',
      'matter.discard',
      'matter.draft',
      'matter.dropMilestone',
      'matter.preview',
      'matter.remind',
      'matter.requestApproval',
      'matter.retractUrge',
      'matter.sameBasis',
      'matter.urge',
    ].sort(),
  )
  expect(may(member, 'matter.draft', { unitIds: ['u9'], frontIds: ['f1'], personIds: ['p1'] })).toBe(false)
})
