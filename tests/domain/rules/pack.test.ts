import { SOURCES, URGENCIES } from '../../../domain/rules/kinds'
import {
  approverOf,
  DEFAULT_PACK,
  handlingLimit,
  objectionLimit,
  POINT_RULE_WORDS,
  POINT_RULES,
  pointBounds,
  yellowDays,
} from '../../../domain/rules/pack'
import { checkInput } from '../../../server/validation'

const days = (count: number) => ({ unit: 'workingDays', count })
const months = (count: number) => ({ unit: 'calendarMonths', count })

test('default limits: instructions 15, urgent 5; minutes 20; official documents 30; suggestions and proposals 3 months', () => {
  expect(handlingLimit(DEFAULT_PACK, 'leaderInstruction', 'normal')).toEqual(days(15))
  expect(handlingLimit(DEFAULT_PACK, 'leaderInstruction', 'urgent')).toEqual(days(5))
  expect(handlingLimit(DEFAULT_PACK, 'meetingMinutes', 'normal')).toEqual(days(20))
  expect(handlingLimit(DEFAULT_PACK, 'cityGovernment', 'normal')).toEqual(days(30))
  expect(handlingLimit(DEFAULT_PACK, 'npcSuggestion', 'normal')).toEqual(months(3))
  expect(handlingLimit(DEFAULT_PACK, 'cppccProposal', 'normal')).toEqual(months(3))
  expect(DEFAULT_PACK.limits.opinion).toEqual(months(1))
})

test('urgency shortens a limit only where the source has none of its own', () => {
  for (const source of SOURCES)
    for (const urgency of URGENCIES)
      expect(handlingLimit(DEFAULT_PACK, source, urgency)).toEqual(
        DEFAULT_PACK.limits.handlingBySource[source] ?? DEFAULT_PACK.limits.handling[urgency],
      )
})

test('a rule that takes gives nothing, one that gives takes nothing, and none decides a month by itself', () => {
  for (const rule of POINT_RULES) {
    const { least, most } = pointBounds(rule)
    expect(DEFAULT_PACK.points[rule]).toBeGreaterThanOrEqual(least)
    expect(DEFAULT_PACK.points[rule]).toBeLessThanOrEqual(most)
    expect(Math.sign(least) * Math.sign(most)).not.toBe(-1)
    const { version: _, ...pack } = DEFAULT_PACK
    const worth = (hundredths: number) =>
      checkInput('rules.publish', { pack: { ...pack, points: { ...pack.points, [rule]: hundredths } }, note: '调整' })
    expect([worth(least), worth(most)]).toEqual([null, null])
    expect([worth(least - 1)?.code, worth(most + 1)?.code]).toEqual(['BAD_INPUT', 'BAD_INPUT'])
  }
})

test('objecting: two working days, for suggestions and proposals ten days', () => {
  expect(objectionLimit(DEFAULT_PACK, 'meetingMinutes')).toEqual(days(2))
  for (const source of ['npcSuggestion', 'cppccProposal'] as const)
    expect(objectionLimit(DEFAULT_PACK, source)).toEqual({ unit: 'calendarDays', count: 10 })
})

test('every source and urgency has an approver and a limit', () => {
  for (const source of SOURCES)
    for (const urgency of URGENCIES) {
      expect(['chiefOfficer', 'leader', 'none']).toContain(approverOf(DEFAULT_PACK, source, urgency))
      expect(handlingLimit(DEFAULT_PACK, source, urgency).count).toBeGreaterThan(0)
    }
  expect(approverOf(DEFAULT_PACK, 'other', 'normal')).toBe('chiefOfficer')
  expect(approverOf(DEFAULT_PACK, 'other', 'extraUrgent')).toBe('none')
})

test('a source may have an approver of its own, unless extra urgent', () => {
  const pack = {
    ...DEFAULT_PACK,
    approval: {
      default: 'chiefOfficer',
      bySource: { other: 'leader' },
      extraUrgent: 'chiefOfficer',
      dueMoment: 'chiefOfficer',
    },
  } as const
  expect(approverOf(pack, 'other', 'normal')).toBe('leader')
  expect(approverOf(pack, 'other', 'extraUrgent')).toBe('chiefOfficer')
})

test('yellow starts with the earliest reminder, in whatever order they stand', () => {
  expect(yellowDays(DEFAULT_PACK)).toBe(3)
  expect(yellowDays({ ...DEFAULT_PACK, reminders: { calendarDaysBefore: [1, 7, 3] } })).toBe(7)
})

test('the default points of docs/domain.md, section 8', () => {
  expect(DEFAULT_PACK.points).toEqual({
    signInLate: -20,
    reportMissed: -20,
    overdue: -100,
    urged: -50,
    completionReturned: -30,
    falseReport: -500,
    onTime: 20,
    early: 10,
    commended: 100,
    coOpinionLate: -50,
  })
  expect(DEFAULT_PACK.points.coOpinionLate * 2).toBe(DEFAULT_PACK.points.overdue)
  for (const rule of POINT_RULES) expect(POINT_RULE_WORDS[rule]).toMatch(/\S/)
})
