import { contract, type OperationName } from '../../domain/contract'
import { ROLES, type Role } from '../../domain/roles'
import { dump } from './dump'
import { Harness } from './harness'
import { sampleInput } from './samples'

/**
 * Who may call what, written out by hand from docs/domain.md, sections 2 and 3: this page and the contract must agree.
 * Operations that are not here are open to everyone who is logged in.
 */
const MAY: Partial<Record<OperationName, readonly Role[]>> = {
  'unit.save': ['admin'],
  'front.save': ['admin'],
  'people.list': ['admin', 'officer', 'chiefOfficer'],
  'people.save': ['admin'],
  'people.openDuties': ['admin'],
  'people.issueCode': ['admin'],
  'people.unbound': ['admin'],
  'people.issueCodes': ['admin'],
  'people.unbind': ['admin'],
  'directory.import': ['admin'],
  'directory.export': ['admin', 'officer', 'chiefOfficer'],
  'matter.start': ['leader'],
  'matter.draft': ['officer', 'liaison'],
  'matter.amendDraft': ['officer', 'liaison'],
  'matter.discard': ['officer', 'liaison'],
  'matter.requestApproval': ['officer', 'liaison'],
  'matter.approveIssue': ['chiefOfficer', 'leader'],
  'matter.rejectIssue': ['chiefOfficer', 'leader'],
  'matter.ratifyIssue': ['chiefOfficer', 'leader'],
  'matter.issue': ['officer'],
  'matter.amend': ['officer', 'liaison'],
  'matter.setBasis': ['officer', 'liaison'],
  'matter.addMilestone': ['officer', 'liaison'],
  'matter.dropMilestone': ['officer', 'liaison'],
  'matter.invite': ['officer', 'chiefOfficer'],
  'matter.signIn': ['unitSupervisor', 'unitHead'],
  'matter.object': ['unitSupervisor', 'unitHead'],
  'matter.endorseObjection': ['unitHead'],
  'matter.withdrawObjection': ['unitSupervisor', 'unitHead'],
  'matter.upholdObjection': ['officer', 'chiefOfficer'],
  'matter.askSupervision': ['unitHead'],
  'matter.takeUpSupervision': ['officer', 'chiefOfficer'],
  'matter.declineSupervision': ['officer', 'chiefOfficer'],
  'matter.reassign': ['officer', 'chiefOfficer'],
  'matter.addUnit': ['officer', 'chiefOfficer'],
  'matter.releaseUnit': ['officer', 'chiefOfficer'],
  'matter.replaceUnit': ['officer', 'chiefOfficer'],
  'matter.nameResponsible': ['unitSupervisor'],
  'matter.decompose': ['unitSupervisor'],
  'matter.completeTask': ['handler', 'sectionHead', 'unitSupervisor'],
  'matter.redateTask': ['unitSupervisor'],
  'matter.reassignTask': ['unitSupervisor'],
  'matter.cancelTask': ['unitSupervisor'],
  'matter.report': ['handler', 'unitSupervisor'],
  'matter.confirmProgress': ['officer', 'chiefOfficer'],
  'matter.correctReport': ['handler', 'unitSupervisor'],
  'matter.giveOpinion': ['unitSupervisor', 'unitHead', 'handler'],
  'matter.instruct': ['leader'],
  'matter.answerInstruction': ['handler', 'unitSupervisor', 'unitHead'],
  'matter.answerForOffice': ['officer', 'liaison', 'chiefOfficer'],
  'matter.releaseInstruction': ['leader', 'liaison', 'chiefOfficer'],
  'matter.requestExtension': ['unitSupervisor', 'unitHead'],
  'matter.withdrawExtension': ['unitSupervisor', 'unitHead'],
  'matter.signExtension': ['unitChief', 'unitHead'],
  'matter.sendBackExtension': ['unitChief', 'unitHead'],
  'matter.grantExtension': ['chiefOfficer', 'leader'],
  'matter.refuseExtension': ['chiefOfficer', 'leader'],
  'matter.setDue': ['officer', 'chiefOfficer'],
  'matter.approveDue': ['chiefOfficer', 'leader'],
  'matter.rejectDue': ['chiefOfficer', 'leader'],
  'matter.suspend': ['chiefOfficer'],
  'matter.renewSuspension': ['chiefOfficer'],
  'matter.resume': ['chiefOfficer'],
  'matter.submitCompletion': ['handler', 'unitSupervisor'],
  'matter.signOff': ['sectionHead', 'unitHead', 'unitChief'],
  'matter.returnCompletion': ['sectionHead', 'unitHead', 'unitChief', 'officer', 'chiefOfficer', 'leader'],
  'matter.confirmCompletion': ['officer', 'chiefOfficer', 'leader'],
  'matter.close': ['chiefOfficer'],
  'matter.reopen': ['chiefOfficer'],
  'matter.withdraw': ['chiefOfficer'],
  'matter.lookBack': ['officer', 'chiefOfficer'],
  'matter.urge': ['officer', 'liaison'],
  'matter.retractUrge': ['officer', 'liaison'],
  'matter.log': ['officer', 'liaison', 'chiefOfficer'],
  'matter.remind': ['officer', 'liaison'],
  'matter.confirmTransfer': ['chiefOfficer'],
  'matter.declineTransfer': ['chiefOfficer'],
  'matter.recordOutcome': ['discipline'],
  'matter.commend': ['chiefOfficer'],
  'matter.criticise': ['chiefOfficer'],
  'matter.preview': ['officer', 'liaison'],
  'matter.sameBasis': ['officer', 'liaison', 'chiefOfficer', 'leader'],
  'calendar.wouldMove': ['officer', 'chiefOfficer'],
  'calendar.saveYear': ['officer', 'chiefOfficer'],
  'calendar.saveHours': ['chiefOfficer'],
  'rules.publish': ['chiefOfficer'],
  'points.list': [
    'leader',
    'liaison',
    'officer',
    'chiefOfficer',
    'unitChief',
    'unitHead',
    'unitSupervisor',
    'discipline',
    'personnel',
  ],
  'points.summary': [
    'leader',
    'liaison',
    'officer',
    'chiefOfficer',
    'unitChief',
    'unitHead',
    'unitSupervisor',
    'personnel',
  ],
  'setAside.list': ['admin', 'officer', 'chiefOfficer'],
  'setAside.tryAgain': ['admin'],
}

/** What is about the whole district: of these a role for a front is none. */
const WHOLE_DISTRICT: readonly OperationName[] = [
  'calendar.wouldMove',
  'unit.save',
  'front.save',
  'people.list',
  'people.save',
  'people.openDuties',
  'people.issueCode',
  'people.unbound',
  'people.issueCodes',
  'people.unbind',
  'directory.import',
  'directory.export',
  'calendar.saveYear',
  'calendar.saveHours',
  'rules.publish',
  'setAside.list',
  'setAside.tryAgain',
]

/** Asked by everyone, answered with the matters that each may see. */
const BY_SIGHT: readonly OperationName[] = [
  'matter.list',
  'matter.counts',
  'matter.get',
  'matter.timeline',
  'matter.candidates',
  'matter.moments',
  'matter.verify',
  'matter.comment',
  'matter.readAnswer',
  'file.links',
]

const HOLDER: Record<Role, string> = {
  leader: 'leader',
  liaison: 'liaison',
  officer: 'officer',
  chiefOfficer: 'chief',
  unitChief: 'u1chief',
  unitHead: 'u1head',
  unitSupervisor: 'u1supervisor',
  sectionHead: 'u1section',
  handler: 'u1handler',
  inspector: 'inspector',
  deputy: 'deputy',
  proposalOffice: 'proposalOffice',
  discipline: 'discipline',
  personnel: 'personnel',
  admin: 'admin',
}

const OPERATIONS = Object.keys(contract) as OperationName[]
const call = (h: Harness, who: string, operation: OperationName, input: unknown) =>
  h.ask(who, operation, input as never)

describe('rights', () => {
  let h: Harness
  beforeAll(async () => {
    h = await Harness.open()
  })
  afterAll(() => h.close())

  test.each(OPERATIONS)('%s is open to just the roles that the rules name', async (operation) => {
    const allowed = MAY[operation] ?? ROLES
    for (const role of ROLES) {
      const answer = await call(h, HOLDER[role], operation, sampleInput(operation))
      const code = answer.ok ? null : answer.code
      if (allowed.includes(role)) expect([role, code]).not.toEqual([role, 'NO_RIGHT'])
      else expect([role, code]).toEqual([role, 'NO_RIGHT'])
    }
  })

  test.each(OPERATIONS)('%s has the reach that the rules name', async (operation) => {
    const { reach } = contract[operation]
    const named = BY_SIGHT.includes(operation)
      ? 'sight'
      : !MAY[operation]
        ? 'anyone'
        : WHOLE_DISTRICT.includes(operation)
          ? 'district'
          : 'parties'
    expect(typeof reach === 'string' ? reach : reach.over).toBe(named)
  })

  test.each(WHOLE_DISTRICT)('%s is refused to an officer of one front', async (operation) => {
    const answer = await call(h, 'frontOfficer', operation, sampleInput(operation))
    expect(answer).toMatchObject({ ok: false, code: 'NO_RIGHT' })
  })

  test.each(OPERATIONS)('%s is refused to who is not logged in', async (operation) => {
    const answer = await h.app.call(null, { operation, input: sampleInput(operation), idempotencyKey: 'key-000001' })
    expect(answer).toMatchObject({ ok: false, code: 'NOT_SIGNED_IN' })
  })
})

describe('scopes', () => {
  let h: Harness
  let matterId: string
  beforeAll(async () => {
    h = await Harness.open()
    matterId = await h.start()
  })
  afterAll(() => h.close())

  const ON_MATTER = OPERATIONS.filter(
    (operation) => operation.startsWith('matter.') && 'matterId' in contract[operation].input.properties,
  )
  const STRANGERS = ['u3head', 'u3supervisor', 'u3section', 'u3handler', 'frontLeader', 'admin', 'deputy', 'inspector']

  test.each(ON_MATTER)(
    '%s: a matter of others does not exist for a stranger, and stays as it is',
    async (operation) => {
      const before = await dump(h.store)
      for (const who of STRANGERS) {
        const answer = await call(h, who, operation, { ...sampleInput(operation), matterId })
        expect([who, answer.ok ? null : answer.code]).toEqual([who, expect.stringMatching(/^(NOT_FOUND|NO_RIGHT)$/)])
      }
      expect(await dump(h.store)).toBe(before)
    },
  )
})
