import * as fc from 'fast-check'
import {
  asReal,
  becomesReal,
  changedDays,
  decide,
  emptyYear,
  maySave,
  missingHolidays,
  shownDay,
  workingDaysOf,
} from '../../../console/src/views/calendar/edits'
import { daysBetween, isWeekend } from '../../../console/src/views/calendar/month'
import { stateCouncilYear } from '../../../domain/clock/stateCouncil'
import { checkInput } from '../../../server/validation'

const year2026 = stateCouncilYear(2026) ?? emptyYear(2026)
const THURSDAY = '2026-10-08'
const SATURDAY = '2026-10-10'

describe('a decision on a day', () => {
  const year = emptyYear(2026)

  test('off makes a named holiday, of a weekend day too', () => {
    expect(shownDay(decide(year, THURSDAY, 'off', '国庆节'), THURSDAY)).toEqual({ kind: 'holiday', name: '国庆节' })
    expect(shownDay(decide(year, SATURDAY, 'off', '国庆节'), SATURDAY)).toEqual({ kind: 'holiday', name: '国庆节' })
  })

  test('worked shifts a weekend day', () => {
    expect(shownDay(decide(year, SATURDAY, 'work', '国庆节'), SATURDAY)).toEqual({ kind: 'shifted', name: '国庆节' })
  })

  test('worked on a weekday only takes the holiday away: the server knows no shifted weekday', () => {
    const off = decide(year, THURSDAY, 'off', '国庆节')
    expect(decide(off, THURSDAY, 'work', '国庆节')).toEqual(year)
  })

  test('as usual takes back whatever was decided', () => {
    for (const [date, decision] of [
      [THURSDAY, 'off'],
      [SATURDAY, 'off'],
      [SATURDAY, 'work'],
    ] as const)
      expect(decide(decide(year, date, decision, '国庆节'), date, 'usual', '')).toEqual(year)
  })

  test('the year it came from stays as it was', () => {
    const before = JSON.stringify(year2026)
    decide(year2026, THURSDAY, 'off', '国庆节')
    expect(JSON.stringify(year2026)).toBe(before)
  })

  test('however one decides, the year is one that the server takes', () => {
    const decisions = fc.array(
      fc.tuple(
        fc.constantFrom(...daysBetween('2026-09-20', '2026-10-20')),
        fc.constantFrom('off' as const, 'work' as const, 'usual' as const),
      ),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(decisions, (all) => {
        const { year, holidays, shiftedWorkdays } = all.reduce((so, [date, to]) => decide(so, date, to, '节'), year2026)
        expect(
          checkInput('calendar.saveYear', { year, holidays, shiftedWorkdays, provisional: false, dryRun: true }),
        ).toBeNull()
        for (const date of Object.keys(shiftedWorkdays)) {
          expect(date in holidays).toBe(false)
          expect(isWeekend(date)).toBe(true)
        }
      }),
    )
  })
})

describe('what is not saved yet', () => {
  test('an untouched year has no changes', () => {
    expect(changedDays(year2026, year2026)).toEqual([])
  })

  test('names each day that is otherwise, by date, and no other', () => {
    const after = decide(decide(year2026, SATURDAY, 'usual', ''), '2026-01-05', 'off', '元旦')
    expect(changedDays(year2026, after).map(({ date }) => date)).toEqual(['2026-01-05', SATURDAY])
  })

  test('a day decided and taken back is no change', () => {
    const there = decide(year2026, '2026-03-02', 'off', '放假')
    expect(changedDays(year2026, decide(there, '2026-03-02', 'usual', ''))).toEqual([])
  })

  test('a holiday under another name is a change', () => {
    expect(changedDays(year2026, decide(year2026, '2026-10-01', 'off', '中秋节'))).toHaveLength(1)
  })

  test('of a year not entered before, all named days are new', () => {
    const named = Object.keys({ ...year2026.holidays, ...year2026.shiftedWorkdays })
    expect(changedDays(null, year2026).length).toBe(named.length)
  })
})

test('a day decided in a provisional year leaves it provisional, until it is made the real one', () => {
  const provisional = { ...year2026, provisional: true }
  const decided = decide(provisional, SATURDAY, 'usual', '')
  expect(decided.provisional).toBe(true)
  expect(asReal(provisional)).toEqual(year2026)
  expect(becomesReal(provisional, asReal(decided))).toBe(true)
  expect(becomesReal(provisional, decided)).toBe(false)
  expect(becomesReal(year2026, year2026)).toBe(false)
  expect(becomesReal(null, year2026)).toBe(false)
})

test('2026 has 248 working days by the State Council; a holiday on a weekday takes one', () => {
  expect(workingDaysOf(year2026)).toBe(248)
  expect(workingDaysOf(decide(year2026, '2026-03-02', 'off', '放假'))).toBe(247)
})

describe('a year that is being entered', () => {
  test('is never saved as plain Monday to Friday', () => {
    expect(maySave(emptyYear(2027))).toBe(false)
    expect(maySave(decide(emptyYear(2027), '2027-01-02', 'work', '元旦'))).toBe(false)
    expect(maySave(decide(emptyYear(2027), '2027-01-01', 'off', '元旦'))).toBe(true)
  })

  test('says which statutory holidays it still lacks', () => {
    expect(missingHolidays(emptyYear(2027))).toHaveLength(7)
    expect(missingHolidays(year2026)).toEqual([])
    expect(missingHolidays(decide(emptyYear(2025), '2025-10-06', 'off', '国庆节、中秋节'))).toEqual(
      expect.not.arrayContaining(['国庆节', '中秋节']),
    )
  })
})
