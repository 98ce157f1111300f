import { at } from '../../../../domain/clock/time'
import { personWith } from '../../district'
import { content, file, World } from '../../world'

const draft = (changes: object = {}) => ({ content: content(changes) })
const drafted = (changes: object = {}) => new World().tell('officer', 'draft', draft(changes))
const unit = (unitId: string) => ({ unitId, part: '' })

describe('approval', () => {
  test('asked of the chief, or of a leader where the pack says so', () => {
    expect(drafted().when('officer', 'requestApproval')).toEqual([
      { type: 'ApprovalRequested', data: { approver: 'chiefOfficer' } },
    ])
    const bySource = { meetingMinutes: 'leader' as const }
    const world = new World({
      approval: { default: 'chiefOfficer', bySource, extraUrgent: 'none', dueMoment: 'chiefOfficer' },
    })
    world.tell('officer', 'draft', draft())
    expect(world.when('officer', 'requestApproval')).toEqual([
      { type: 'ApprovalRequested', data: { approver: 'leader' } },
    ])
  })

  test('given: the matter is issued with its number, chains of signatures and assignments', () => {
    const world = drafted({ co: [unit('u2')] }).tell('officer', 'requestApproval')
    expect(world.when('chief', 'approveIssue', { opinion: '同意' })).toMatchObject([
      { type: 'IssueApproved', data: { opinion: '同意' } },
      {
        type: 'MatterIssued',
        data: {
          number: '督会〔2026〕1号',
          ruleVersion: 1,
          signOff: ['sectionHead', 'unitHead'],
          confirmation: ['officer'],
          assignments: [
            { id: 'A1', kind: 'lead', unitId: 'u1', frontId: 'f1' },
            { id: 'A2', kind: 'co', unitId: 'u2', frontId: 'f1' },
          ],
        },
      },
    ])
    expect(world.issued.status).toBe('issued')
  })

  test('refused with reason: back to the draft', () => {
    const world = drafted().tell('officer', 'requestApproval')
    expect(world.when('chief', 'rejectIssue', { reason: '要求不清' })).toEqual([
      { type: 'IssueRejected', data: { reason: '要求不清' } },
    ])
    expect(world.matter).toMatchObject({
      status: 'draft',
      approver: null,
      rejection: { by: 'chief', reason: '要求不清' },
    })
  })

  test('only the approver decides, once, on what was asked', () => {
    const world = drafted()
    expect(world.ask('chief', 'approveIssue', { opinion: '' })).toBe('WRONG_STATE')
    world.tell('officer', 'requestApproval')
    expect(world.ask('leader', 'approveIssue', { opinion: '' })).toBe('NOT_THE_APPROVER')
    expect(world.ask('leader', 'rejectIssue', { reason: '不行' })).toBe('NOT_THE_APPROVER')
    expect(world.ask('officer', 'approveIssue', { opinion: '' })).toBe('NO_RIGHT')
    world.tell('chief', 'approveIssue', { opinion: '' })
    expect(world.ask('chief', 'approveIssue', { opinion: '' })).toBe('WRONG_STATE')
    expect(world.ask('chief', 'rejectIssue', { reason: '不行' })).toBe('WRONG_STATE')
  })

  test('a leader approves what concerns the own front only', () => {
    const approval = { default: 'leader', bySource: {}, extraUrgent: 'none', dueMoment: 'chiefOfficer' } as const
    const world = new World({ approval }).tell('officer', 'draft', draft()).tell('officer', 'requestApproval')
    expect(world.ask('frontLeader', 'approveIssue', { opinion: '' })).toBe('NO_RIGHT')
    const other = personWith('other', 'office', [
      { role: 'chiefOfficer', scope: { kind: 'district' } },
      { role: 'leader', scope: { kind: 'front', frontId: 'f2' } },
    ])
    expect(world.enrol(other).ask('other', 'approveIssue', { opinion: '' })).toBe('NOT_THE_APPROVER')
    expect(world.ask('leader', 'approveIssue', { opinion: '' })).toBeNull()
  })

  test('what has gone past while it waited stops the approval', () => {
    const world = drafted({ dueAt: at('2026-03-05', '17:30') }).tell('officer', 'requestApproval')
    world.at('2026-03-06')
    expect(world.ask('chief', 'approveIssue', { opinion: '' })).toBe('IN_THE_PAST')
    expect(world.matter?.status).toBe('awaitingApproval')
  })

  test('a milestone after the due moment stops the request', () => {
    const world = drafted({
      dueAt: at('2026-03-20', '17:30'),
      milestones: [{ title: '开工', dueAt: at('2026-03-21', '17:30') }],
    })
    expect(world.ask('officer', 'requestApproval')).toBe('MILESTONE_AFTER_DUE')
  })

  test('a milestone may end with the due moment', () => {
    const dueAt = at('2026-03-20', '17:30')
    const world = drafted({ dueAt, milestones: [{ title: '开工', dueAt }] })
    expect(world.ask('officer', 'requestApproval')).toBeNull()
  })

  test('a decision on another version than the person saw is refused; timed steps of the same moment do not count', () => {
    const world = drafted()
    expect(world.ask('officer', 'requestApproval', { expectedVersion: 2 })).toBe('STALE_VERSION')
    world.tell('officer', 'requestApproval', { expectedVersion: 1 })
    expect(world.ask('chief', 'approveIssue', { opinion: '', expectedVersion: 1 })).toBe('STALE_VERSION')
    world.tell('chief', 'approveIssue', { opinion: '', expectedVersion: 2 }).at('2026-03-05')
    expect(world.ask('u1head', 'signIn', { assignmentId: 'A1', expectedVersion: 4 })).toBeNull()
  })

  test('a milestone that has gone past stops the request', () => {
    const world = drafted({ milestones: [{ title: '开工', dueAt: at('2026-03-03', '17:30') }] }).at('2026-03-04')
    expect(world.ask('officer', 'requestApproval')).toBe('IN_THE_PAST')
  })

  test('a limit that reaches a year without a calendar stops the request', () => {
    const world = drafted({ limit: { unit: 'calendarMonths', count: 12 } })
    expect(world.ask('officer', 'requestApproval')).toBe('CALENDAR_YEAR_MISSING')
  })

  test('a unit retired since the draft stops the request', () => {
    const world = drafted()
    const { unit: find } = world.directory
    world.directory = {
      ...world.directory,
      unit: (id) => find(id) && ({ ...find(id), active: id !== 'u1' } as ReturnType<typeof find>),
    }
    expect(world.ask('officer', 'requestApproval')).toBe('NOT_FOUND')
  })
})

describe('issue without approval', () => {
  const extraUrgent = { urgency: 'extraUrgent' }

  test('an officer issues what the pack asks no approval for', () => {
    const world = drafted(extraUrgent)
    expect(world.when('officer', 'issue')).toMatchObject([{ type: 'MatterIssued' }])
    expect(world.issued.assignments).toHaveLength(1)
  })

  test('each way is refused where the pack wants the other', () => {
    expect(drafted(extraUrgent).ask('officer', 'requestApproval')).toBe('APPROVAL_NOT_NEEDED')
    expect(drafted().ask('officer', 'issue')).toBe('ISSUE_NEEDS_APPROVAL')
  })

  test('an issued matter is not issued again', () => {
    const world = drafted(extraUrgent).tell('officer', 'issue')
    expect(world.ask('officer', 'issue')).toBe('NOT_A_DRAFT')
  })

  test('a liaison drafts but does not issue', () => {
    const world = new World().tell('liaison', 'draft', draft(extraUrgent))
    expect(world.ask('liaison', 'issue')).toBe('NO_RIGHT')
  })
})

describe('amending after issue', () => {
  test('says why, and shows old and new', () => {
    const world = new World().issue()
    expect(
      world.when('officer', 'amend', { reason: '范围调整', title: '新标题', category: 'project', files: ['file1'] }),
    ).toEqual([
      {
        type: 'MatterAmended',
        data: {
          reason: '范围调整',
          changes: [
            { field: 'title', before: '老旧小区加装电梯推进', after: '新标题' },
            { field: 'category', before: '民生实事', after: '重点项目' },
            { field: 'attachments', before: '', after: '现场.jpg' },
          ],
          content: { title: '新标题', category: 'project', attachments: [file] },
        },
      },
    ])
    expect(world.matter).toMatchObject({
      title: '新标题',
      category: 'project',
      attachments: [file],
      source: 'meetingMinutes',
    })
  })

  test('hands the matter over, also while it is suspended', () => {
    const world = new World().issue().tell('chief', 'suspend', { reason: '等待批复' })
    world.tell('officer', 'amend', { reason: '工作分工', officerId: 'liaison' })
    expect(world.matter).toMatchObject({ officerId: 'liaison', officerRole: 'liaison' })
    world.tell('officer', 'amend', { reason: '工作分工', officerId: 'officer2' })
    expect(world.matter).toMatchObject({ officerId: 'officer2', officerRole: 'officer' })
  })

  test.each<[string, string, object, string]>([
    ['nothing changed', 'officer', { title: '老旧小区加装电梯推进' }, 'NOTHING_CHANGED'],
    ['an unknown officer', 'officer', { officerId: 'nobody' }, 'NOT_FOUND'],
    ['one who is no officer', 'officer', { officerId: 'u1head' }, 'NOT_AN_OFFICER'],
    ['an officer of another front', 'officer', { officerId: 'frontOfficer' }, 'NOT_AN_OFFICER'],
    ['an unknown file', 'officer', { files: ['file9'] }, 'NOT_FOUND'],
    ['a unit', 'u1supervisor', { title: '新标题' }, 'NO_RIGHT'],
  ])('refused: %s', (_, who, changes, code) => {
    expect(new World().issue().ask(who, 'amend', { reason: '调整', ...changes })).toBe(code)
  })

  test('refused before issue and after the end', () => {
    const change = { reason: '调整', title: '新标题' }
    expect(drafted().ask('officer', 'amend', change)).toBe('NOT_ISSUED')
    const closed = new World().issue().tell('chief', 'close', { reason: '已处理' })
    expect(closed.ask('officer', 'amend', change)).toBe('MATTER_CLOSED')
    const withdrawn = new World().issue().tell('chief', 'withdraw', { reason: '不办' })
    expect(withdrawn.ask('officer', 'amend', change)).toBe('MATTER_WITHDRAWN')
  })
})
