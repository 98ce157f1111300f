import { at } from '../../../../domain/clock/time'
import { SOURCES, URGENCIES } from '../../../../domain/rules/kinds'
import { DEFAULT_PACK, type RulePack } from '../../../../domain/rules/pack'
import { personWith } from '../../district'
import { content, World } from '../../world'

const extraUrgent = (changes: object = {}) => ({ content: content({ urgency: 'extraUrgent', ...changes }) })
const drafted = (rules: Partial<RulePack> = {}) => new World(rules).tell('officer', 'draft', extraUrgent())
const atOnce = (rules: Partial<RulePack> = {}) => drafted(rules).tell('officer', 'issue')
const approval = (changes: Partial<RulePack['approval']>) => ({ approval: { ...DEFAULT_PACK.approval, ...changes } })
const ratify = { opinion: '同意补批' }

describe('an extra-urgent matter is issued at once and ratified', () => {
  test('by who would have approved it, within a working day', () => {
    const world = atOnce()
    expect(world.issued.ratification).toEqual({ by: 'chiefOfficer', since: world.now, issuedBy: 'officer' })
    expect(world.todos('chief')).toMatchObject([{ kind: 'ratifyIssue', dueAt: at('2026-03-03', '17:30') }])
    expect(world.when('chief', 'ratifyIssue', ratify)).toEqual([{ type: 'IssueRatified', data: ratify }])
    expect(world.issued.ratification).toBeNull()
    expect(world.ask('chief', 'ratifyIssue', ratify)).toBe('NOTHING_TO_RATIFY')
    expect(world.asked('chief')).not.toContain('ratifyIssue')
  })

  test('by a leader, where the pack has a leader approve such matters', () => {
    const world = atOnce(approval({ bySource: { meetingMinutes: 'leader' } }))
    expect(world.ask('chief', 'ratifyIssue', ratify)).toBe('NOT_YOUR_TURN')
    expect(world.ask('leader', 'ratifyIssue', ratify)).toBeNull()
  })

  test('by nobody, where nobody would have approved it', () => {
    const world = atOnce(approval({ bySource: { meetingMinutes: 'none' } }))
    expect(world.issued.ratification).toBeNull()
    expect(world.asked('chief')).not.toContain('ratifyIssue')
  })

  test('what was approved is not ratified besides', () => {
    expect(new World().issue().issued.ratification).toBeNull()
    const world = drafted(approval({ extraUrgent: 'chiefOfficer' })).tell('officer', 'requestApproval')
    expect(world.tell('chief', 'approveIssue', { opinion: '' }).issued.ratification).toBeNull()
  })

  test('whoever it is for is told at any hour, and who is in charge that it was done', () => {
    const world = new World().at('2026-03-07', '23:00').tell('officer', 'draft', extraUrgent()).tell('officer', 'issue')
    const told = world.notices.filter(({ personId }) => personId === 'chief')
    expect(told).toMatchObject([{ about: 'MatterIssued', deliverAt: world.now }])
    world.tell('chief', 'ratifyIssue', ratify)
    expect(world.notices.slice(-1)).toMatchObject([{ personId: 'officer', about: 'IssueRatified' }])
  })

  test('also while it is suspended and after its end; not once it is withdrawn', () => {
    const reason = { reason: '如上' }
    expect(atOnce().tell('chief', 'suspend', reason).ask('chief', 'ratifyIssue', ratify)).toBeNull()
    expect(atOnce().tell('chief', 'close', reason).ask('chief', 'ratifyIssue', ratify)).toBeNull()
    const withdrawn = atOnce().tell('chief', 'withdraw', reason)
    expect(withdrawn.ask('chief', 'ratifyIssue', ratify)).toBe('NOTHING_TO_RATIFY')
    expect(withdrawn.todos()).toEqual([])
  })

  test.each(['officer', 'officer2', 'liaison', 'u1head', 'personnel'])('refused: %s', (who) => {
    expect(atOnce().ask(who, 'ratifyIssue', ratify)).toBe('NO_RIGHT')
  })
})

describe('not ratified in time', () => {
  test('it goes one step up: a leader may, the chief still may, and the matter stays as it is', () => {
    for (const who of ['leader', 'chief']) {
      const world = atOnce()
      expect(world.ask('leader', 'ratifyIssue', ratify)).toBe('NOT_YOUR_TURN')
      const { status, number, assignments } = world.issued
      world.at('2026-03-03', '17:31').sweep()
      expect(world.issued).toMatchObject({
        status,
        number,
        assignments: assignments.map(({ id, due }) => ({ id, due })),
      })
      expect(world.asked('leader')).toContain('ratifyIssue')
      expect(world.notices.filter(({ about }) => about === 'DecisionReminded').map(({ personId }) => personId)).toEqual(
        expect.arrayContaining(['officer', 'chief', 'leader']),
      )
      expect(world.ask(who, 'ratifyIssue', ratify)).toBeNull()
    }
  })
})

describe('nobody ratifies his own', () => {
  const both = personWith('both', 'office', [
    { role: 'officer', scope: { kind: 'district' } },
    { role: 'chiefOfficer', scope: { kind: 'district' } },
  ])

  test('a chief who drafted it or issued it: another chief does', () => {
    const drawn = new World().enrol(both).tell('both', 'draft', extraUrgent()).tell('officer', 'issue')
    const issued = new World().enrol(both).tell('officer', 'draft', extraUrgent()).tell('both', 'issue')
    for (const world of [drawn, issued]) {
      expect(world.ask('both', 'ratifyIssue', ratify)).toBe('SAME_PERSON')
      expect(world.todos().find(({ kind }) => kind === 'ratifyIssue')?.to).toEqual(['person:chief'])
      expect(world.ask('chief', 'ratifyIssue', ratify)).toBeNull()
    }
  })

  test('where no other chief is left, a leader does; late, that is no reason for his own', () => {
    const world = new World().enrol(both).leave('chief').tell('both', 'draft', extraUrgent()).tell('both', 'issue')
    expect(world.todos().find(({ kind }) => kind === 'ratifyIssue')?.to).toEqual(['leader@district'])
    world.at('2026-03-05').sweep()
    expect(world.ask('both', 'ratifyIssue', ratify)).toBe('SAME_PERSON')
    expect(world.asked('both')).not.toContain('ratifyIssue')
    expect(world.ask('leader', 'ratifyIssue', ratify)).toBeNull()
  })

  test('where nobody is left it is not issued', () => {
    const world = new World().enrol(both).leave('chief').leave('leader').leave('frontLeader')
    world.tell('both', 'draft', extraUrgent())
    expect(world.ask('both', 'issue')).toBe('NO_DECIDER')
    expect(world.matter?.status).toBe('draft')
  })
})

describe('no draft gets stuck', () => {
  const packs = (['chiefOfficer', 'leader', 'none'] as const).flatMap((usual) =>
    (['chiefOfficer', 'leader', 'none'] as const).map((extra) => approval({ default: usual, extraUrgent: extra })),
  )

  test('a liaison’s of which the pack asks no approval goes to who would approve it, else to the chief', () => {
    const asked = (rules: Partial<RulePack>) =>
      new World(rules).tell('liaison', 'draft', extraUrgent()).when('liaison', 'requestApproval')
    expect(asked({})).toMatchObject([{ data: { approver: 'chiefOfficer' } }])
    expect(asked(approval({ default: 'leader' }))).toMatchObject([{ data: { approver: 'leader' } }])
    expect(asked(approval({ default: 'none' }))).toMatchObject([{ data: { approver: 'chiefOfficer' } }])
  })

  test('or an officer issues it at once', () => {
    const world = new World().tell('liaison', 'draft', extraUrgent())
    expect(world.ask('officer', 'issue')).toBeNull()
    expect(world.issued).toMatchObject({ officerId: 'liaison', ratification: { issuedBy: 'officer' } })
  })

  test('whoever drafts, whatever the urgency, the source and the pack, somebody can issue it', () => {
    for (const rules of packs)
      for (const who of ['officer', 'liaison'])
        for (const urgency of URGENCIES)
          for (const source of SOURCES) {
            const world = new World(rules).tell(who, 'draft', { content: content({ urgency, source }) })
            if (world.ask(who, 'issue') !== null) {
              world.tell(who, 'requestApproval')
              const approver = ['chief', 'leader'].find((one) => world.asked(one).includes('approveIssue'))
              world.tell(String(approver), 'approveIssue', { opinion: '' })
            }
            expect(world.issued.status).toBe('issued')
          }
  })
})
