import { differences } from '../../../console/src/views/rules/differences'
import { packInput, packProblems, rulesOf, toHundredths, toPoints } from '../../../console/src/views/rules/packForm'
import { type Rules, sectionsOf } from '../../../console/src/views/rules/sentences'
import { DEFAULT_PACK, POINT_RULES } from '../../../domain/rules/pack'
import { checkInput } from '../../../server/validation'

/** The default pack with one change made to it. */
const changed = (change: (rules: Rules) => void): Rules => {
  const rules = rulesOf(DEFAULT_PACK)
  change(rules)
  return rules
}
const keys = (change: (rules: Rules) => void) => differences(DEFAULT_PACK, changed(change)).map(({ key }) => key)

describe('a pack in sentences', () => {
  const all = sectionsOf(DEFAULT_PACK).flatMap(({ sentences }) => sentences)

  test('says each rule once', () => {
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
    for (const rule of POINT_RULES) expect(all.some(({ key }) => key === `points.${rule}`)).toBe(true)
  })

  test('every sentence ends, and none has a hole', () => {
    for (const { words } of all) {
      expect(words.endsWith('。')).toBe(true)
      expect(words).not.toMatch(/undefined|NaN|null/)
    }
  })
})

describe('the differences of two packs', () => {
  test('of a pack with itself are none', () => {
    expect(differences(DEFAULT_PACK, rulesOf(DEFAULT_PACK))).toEqual([])
  })

  test.each<[string, (rules: Rules) => void]>([
    ['approval.default', (rules) => (rules.approval.default = 'leader')],
    ['approval.extraUrgent', (rules) => (rules.approval.extraUrgent = 'leader')],
    ['approval.dueMoment', (rules) => (rules.approval.dueMoment = 'none')],
    ['limits.signIn.urgent', (rules) => (rules.limits.signIn.urgent.count = 8)],
    ['limits.handling.normal', (rules) => (rules.limits.handling.normal.count = 20)],
    ['limits.answer', (rules) => (rules.limits.answer.count = 3)],
    ['limits.opinion', (rules) => (rules.limits.opinion.unit = 'calendarDays')],
    ['limits.objection', (rules) => (rules.limits.objection.count = 3)],
    ['reminders.calendarDaysBefore', (rules) => rules.reminders.calendarDaysBefore.push(7)],
    ['officeClocks.decideObjection', (rules) => (rules.officeClocks.workingDays.decideObjection = 5)],
    ['officeClocks.again', (rules) => (rules.officeClocks.againWorkingDays = 2)],
    ['messageHours', (rules) => (rules.messageHours.to = '21:00')],
    ['escalation.firstUrge', (rules) => (rules.escalation.firstUrgeWorkingDays = 2)],
    ['escalation.secondUrge', (rules) => (rules.escalation.secondUrgeWorkingDays = 3)],
    ['escalation.urgeLimit', (rules) => (rules.escalation.urgeLimitWorkingDays = 5)],
    ['escalation.urgeGap', (rules) => (rules.escalation.urgeGapWorkingDays = 1)],
    ['escalation.urgeRetract', (rules) => (rules.escalation.urgeRetractMinutes = 5)],
    ['escalation.transferAt', (rules) => (rules.escalation.transferAt = 'secondUrge')],
    ['escalation.transferAgain', (rules) => (rules.escalation.transferAgainWorkingDays = 5)],
    ['signOff', (rules) => (rules.signOff = ['unitHead'])],
    ['confirmation', (rules) => rules.confirmation.push('chiefOfficer')],
    ['points.overdue', (rules) => (rules.points.overdue = -200)],
    ['earlyPercent', (rules) => (rules.earlyPercent = 30)],
  ])('a change of %s is that one sentence', (key, change) => {
    expect(keys(change)).toEqual([key])
  })

  test('the hour of urging stands in both urges', () => {
    expect(keys((rules) => (rules.escalation.urgeTime = '10:00'))).toEqual([
      'escalation.firstUrge',
      'escalation.secondUrge',
    ])
  })

  test('a rule that only one of them has is new or gone', () => {
    const rules = changed((each) => {
      each.approval.bySource.leadingGroup = 'leader'
      delete each.limits.handlingBySource.meetingMinutes
    })
    expect(
      differences(DEFAULT_PACK, rules).map(({ key, before, after }) => [key, before === null, after === null]),
    ).toEqual([
      ['approval.bySource.leadingGroup', true, false],
      ['limits.handlingBySource.meetingMinutes', false, true],
    ])
  })

  test('the order in which reminders were typed is no difference', () => {
    expect(keys((rules) => rules.reminders.calendarDaysBefore.reverse())).toEqual([])
  })
})

describe('editing a pack', () => {
  test('what is published is what the contract accepts', () => {
    expect(checkInput('rules.publish', { pack: packInput(rulesOf(DEFAULT_PACK)), note: '修订' })).toBeNull()
  })

  test('leaves the pack in force as it was', () => {
    const before = JSON.stringify(DEFAULT_PACK)
    changed((rules) => {
      rules.limits.signIn.normal.count = 9
      rules.signOff.pop()
    })
    expect(JSON.stringify(DEFAULT_PACK)).toBe(before)
  })

  test.each<[string, (rules: Rules) => void]>([
    ['title', (rules) => (rules.title = ' ')],
    ['reminders.calendarDaysBefore', (rules) => (rules.reminders.calendarDaysBefore = [3, 3])],
    ['messageHours', (rules) => (rules.messageHours.to = '08:00')],
    ['escalation.urgeTime', (rules) => (rules.escalation.urgeTime = '')],
    ['signOff', (rules) => (rules.signOff = [])],
    ['confirmation', (rules) => (rules.confirmation = [])],
  ])('a wrong %s is named', (key, change) => {
    expect(Object.keys(packProblems(changed(change)))).toEqual([key])
  })

  test('points survive being written as people write them', () => {
    for (const hundredths of [-20, -30, 10, 0, -57, 29, 115])
      expect(toHundredths(toPoints(hundredths))).toBe(hundredths)
  })
})
