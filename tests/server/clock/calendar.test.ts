import { provisionalYear } from '../../../domain/clock/provisionalYear'
import { at } from '../../../domain/clock/time'
import type { Input } from '../../../domain/contract'
import { isIssued, leadOf } from '../../../domain/matter/state/matter'
import { nextVersion } from '../../../server/reference'
import { draftContent, Harness } from '../harness'

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const year = (changes: Partial<Input<'calendar.saveYear'>> = {}): Input<'calendar.saveYear'> => ({
  year: 2027,
  holidays: { '2027-01-01': '元旦' },
  shiftedWorkdays: { '2027-01-09': '元旦' },
  provisional: false,
  dryRun: false,
  ...changes,
})
const current = () => h.app.reference.calendar()

test('a year is saved as a new version, and the one before is kept', async () => {
  const before = await current()
  const saved = await h.tell('officer', 'calendar.saveYear', year())
  expect(saved).toMatchObject({ version: 2, wouldMove: [], calendar: { version: 2 } })
  expect(await current()).toEqual({
    ...before,
    version: 2,
    years: {
      ...before.years,
      2027: { year: 2027, holidays: { '2027-01-01': '元旦' }, shiftedWorkdays: { '2027-01-09': '元旦' } },
    },
  })
  expect(await h.store.get('calendars', 'v1')).toMatchObject({ calendar: before })
  expect(await h.store.get('calendars', 'current')).toMatchObject({ by: 'officer', at: h.now })
})

test('tried, it changes nothing', async () => {
  const before = await current()
  const tried = await h.tell('officer', 'calendar.saveYear', year({ dryRun: true }))
  expect(tried.version).toBe(1)
  expect(tried.calendar.years[2027]).toBeDefined()
  expect(await current()).toEqual(before)
})

test('the State Council’s own days are taken where they are known, and refused where not', async () => {
  await h.tell(
    'officer',
    'calendar.saveYear',
    year({ year: 2026, holidays: { '2026-10-01': '自定' }, shiftedWorkdays: {} }),
  )
  await h.tell('officer', 'calendar.saveYear', year({ year: 2026, holidays: null, shiftedWorkdays: null }))
  expect((await current()).years[2026]?.holidays['2026-10-01']).toBe('国庆节')
  const unknown = year({ year: 2099, holidays: null, shiftedWorkdays: null })
  expect(await h.ask('officer', 'calendar.saveYear', unknown)).toMatchObject({
    code: 'CALENDAR_YEAR_MISSING',
    detail: '2099',
  })
})

describe('a provisional year', () => {
  const computed = year({ holidays: null, shiftedWorkdays: null, provisional: true })

  test('has the days that can be computed, and a limit that reaches into it says so', async () => {
    h.at('2026-12-21')
    const { calendar } = await h.tell('officer', 'calendar.saveYear', computed)
    expect(calendar.years[2027]).toEqual(provisionalYear(2027))
    expect((await current()).years[2027]).toEqual(provisionalYear(2027))
    const matterId = await h.start()
    const matter = await h.store.get('matters', matterId)
    expect(matter && isIssued(matter) && leadOf(matter).due.receipt).toMatchObject({
      provisional: true,
      calendarVersion: 2,
    })
  })

  test('may be changed, and stays provisional', async () => {
    await h.tell('officer', 'calendar.saveYear', computed)
    await h.tell('officer', 'calendar.saveYear', year({ shiftedWorkdays: {}, provisional: true }))
    expect((await current()).years[2027]).toEqual({
      year: 2027,
      holidays: { '2027-01-01': '元旦' },
      shiftedWorkdays: {},
      provisional: true,
    })
  })

  test('gives way to the real one, which shows what would move and is not given up again', async () => {
    h.at('2026-12-21')
    await h.tell('officer', 'calendar.saveYear', computed)
    const matterId = await h.start()
    const days = { ...provisionalYear(2027)?.holidays, '2027-01-04': '元旦' }
    await h.tell('officer', 'calendar.saveYear', year({ holidays: days, shiftedWorkdays: {} }))
    expect((await current()).years[2027]).not.toHaveProperty('provisional')
    const { wouldMove } = await h.tell('officer', 'calendar.wouldMove', {})
    expect(wouldMove).toMatchObject([{ matterId, moment: 'due' }])
    expect(await h.ask('officer', 'calendar.saveYear', computed)).toMatchObject({ code: 'YEAR_ANNOUNCED' })
  })

  test.each([
    ['that the State Council has announced', 2025, '2024-05-01'],
    ['that has begun', 2027, '2027-01-01'],
  ])('is refused for one %s', async (_, which, today) => {
    h.at(today)
    expect(await h.ask('officer', 'calendar.saveYear', { ...computed, year: which })).toMatchObject({
      code: 'YEAR_ANNOUNCED',
      detail: String(which),
    })
  })

  test('is refused where it cannot be computed', async () => {
    expect(await h.ask('officer', 'calendar.saveYear', { ...computed, year: 2100 })).toMatchObject({
      code: 'CALENDAR_YEAR_MISSING',
    })
  })

  test('is the office’s to enter', async () => {
    expect(await h.ask('u1head', 'calendar.saveYear', computed)).toMatchObject({ code: 'NO_RIGHT' })
  })
})

test.each([
  ['only one of the two lists', { holidays: null }, 'holidays'],
  ['only the other', { shiftedWorkdays: null }, 'shiftedWorkdays'],
  ['a holiday of another year', { holidays: { '2026-01-01': '元旦' } }, 'holidays'],
  ['a make-up day of another year', { shiftedWorkdays: { '2026-01-03': '元旦' } }, 'shiftedWorkdays'],
  ['a make-up day that is worked anyway', { shiftedWorkdays: { '2027-01-04': '元旦' } }, 'shiftedWorkdays'],
  ['a make-up day that is a holiday', { holidays: { '2027-01-09': '元旦' } }, 'shiftedWorkdays'],
  ['a day that does not exist', { holidays: { '2027-02-30': '元旦' } }, 'holidays'],
])('%s is refused', async (_, changes, detail) => {
  const before = await current()
  expect(await h.ask('officer', 'calendar.saveYear', year(changes as object))).toMatchObject({
    code: 'BAD_INPUT',
    detail,
  })
  expect(await current()).toEqual(before)
})

describe('what would move', () => {
  /** The week after START becomes free: the limit of 20 working days then ends a week later. */
  const freeWeek = async (dryRun: boolean) => {
    const holidays = Object.fromEntries(['09', '10', '11', '12', '13'].map((day) => [`2026-03-${day}`, '试验']))
    const { years } = await current()
    const shiftedWorkdays = years[2026]?.shiftedWorkdays ?? {}
    return h.tell('officer', 'calendar.saveYear', {
      year: 2026,
      holidays: { ...years[2026]?.holidays, ...holidays },
      shiftedWorkdays,
      provisional: false,
      dryRun,
    })
  }

  test('is shown, and saving moves none of it', async () => {
    const matterId = await h.start()
    const before = await h.store.get('matters', matterId)
    const { wouldMove } = await freeWeek(false)
    expect(wouldMove).toMatchObject([{ matterId, unitId: 'u1', unitName: '示例单位u1', title: '老旧小区加装电梯推进' }])
    const [move] = wouldMove
    expect(move && move.to > move.from).toBe(true)
    expect(await h.store.get('matters', matterId)).toEqual(before)
  })

  test('is listed until somebody moves it, each by an event of its matter, and never moved twice', async () => {
    const [first, second] = [await h.start({ title: '第一件' }), await h.start({ title: '第二件' })]
    expect(await h.tell('chief', 'calendar.wouldMove', {})).toEqual({ version: 1, wouldMove: [] })
    const { wouldMove } = await freeWeek(false)
    const listed = async () => (await h.tell('chief', 'calendar.wouldMove', {})).wouldMove
    expect(await listed()).toEqual(wouldMove)
    const [move] = wouldMove.filter(({ matterId }) => matterId === first)
    if (!move) throw new Error('nothing would move')
    const { matterId, assignmentId, moment, to } = move
    const input = { matterId, assignmentId, moment, dueAt: to, reason: '日历更正', unitSays: '' }
    await h.tell('chief', 'matter.setDue', input)
    expect((await listed()).map((one) => one.matterId)).toEqual([second])
    expect(await h.ask('chief', 'matter.setDue', input)).toMatchObject({ code: 'NOTHING_CHANGED' })
    await h.tell('officer', 'matter.setDue', { ...input, matterId: second })
    expect((await listed()).map((one) => [one.matterId, one.proposed])).toEqual([[second, true]])
    const on = { matterId: second, assignmentId }
    await h.tell('chief', 'matter.approveDue', { ...on, opinion: '' })
    expect(await listed()).toEqual([])
  })

  test('after a second change it still has what the first left, as the preview of the second said', async () => {
    const first = await h.start({ title: '第一件' })
    const { wouldMove } = await freeWeek(false)
    const second = await h.start({ title: '第二件' })
    const { years } = await current()
    const far = { ...years[2026]?.holidays, '2026-12-16': '试验' }
    const change = year({ year: 2026, holidays: far, shiftedWorkdays: years[2026]?.shiftedWorkdays ?? {} })
    const preview = await h.tell('officer', 'calendar.saveYear', { ...change, dryRun: true })
    expect(preview.wouldMove).toEqual(wouldMove)
    await h.tell('officer', 'calendar.saveYear', change)
    await h.tell('chief', 'calendar.saveHours', { workingHours: (await current()).workingHours })
    const listed = await h.tell('chief', 'calendar.wouldMove', {})
    expect(listed).toEqual({ version: 4, wouldMove })
    expect(wouldMove.map(({ matterId }) => matterId)).toEqual([first])
    expect(second).not.toBe(first)
  })

  test('names signing in as well while that is not done', async () => {
    h.at('2026-03-06', '16:00')
    const matterId = await h.issue()
    const { wouldMove } = await freeWeek(true)
    expect(wouldMove.map((move) => [move.matterId, move.from])).toEqual([
      [matterId, expect.any(String)],
      [matterId, at('2026-03-09', '17:30')],
    ])
  })

  test('leaves out drafts, closed matters, and moments that a person set', async () => {
    await h.tell('officer', 'matter.draft', { content: draftContent() })
    const closed = await h.start()
    await h.tell('chief', 'matter.close', { matterId: closed, reason: '不再需要' })
    await h.start({ dueAt: at('2026-04-10', '17:30') })
    expect((await freeWeek(true)).wouldMove).toEqual([])
  })

  test('is found beyond the first page', async () => {
    const matterId = await h.start()
    const line = await h.store.get('register', matterId)
    const matter = await h.store.get('matters', matterId)
    if (!line || !matter) throw new Error('nothing there')
    const { number: _, ...unnumbered } = line
    await h.store.transact(async (tx) => {
      for (let i = 0; i < 600; i++) {
        await tx.put('register', { ...unnumbered, _id: `copy${i}`, id: `copy${i}`, number: `试${i}` })
        await tx.put('matters', { ...matter, _id: `copy${i}`, id: `copy${i}` })
      }
    })
    expect((await freeWeek(true)).wouldMove).toHaveLength(601)
  })
})

describe('the hours', () => {
  const save = (...workingHours: { from: string; to: string }[]) =>
    h.ask('chief', 'calendar.saveHours', { workingHours })

  test('are saved as a new version', async () => {
    expect(await save({ from: '08:30', to: '12:00' }, { from: '14:00', to: '18:00' })).toMatchObject({
      output: { version: 2 },
    })
    expect((await current()).workingHours[1]).toEqual({ from: '14:00', to: '18:00' })
  })

  test.each([
    ['end before they begin', [{ from: '12:00', to: '09:00' }]],
    [
      'overlap',
      [
        { from: '09:00', to: '13:00' },
        { from: '12:00', to: '17:00' },
      ],
    ],
    [
      'stand in the wrong order',
      [
        { from: '13:00', to: '17:00' },
        { from: '09:00', to: '12:00' },
      ],
    ],
  ])('are refused when they %s', async (_, hours) => {
    expect(await save(...hours)).toMatchObject({ code: 'BAD_INPUT', detail: 'workingHours' })
  })
})

test('the calendar is read with the known years that it lacks', async () => {
  h.at('2024-05-01')
  expect(await h.tell('u1handler', 'calendar.get', {})).toMatchObject({
    calendar: { version: 1 },
    suggested: [2023, 2024],
  })
})

test('a provisional year whose notice has come out since is among them', async () => {
  const calendar = await current()
  const years = { ...calendar.years, 2026: { year: 2026, holidays: {}, shiftedWorkdays: {}, provisional: true } }
  await h.store.transact(async (tx) => {
    await tx.put('calendars', { _id: 'current', calendar: { ...calendar, years }, at: h.now, by: 'officer' })
    await nextVersion(tx, 'calendar')
  })
  expect(await h.tell('u1handler', 'calendar.get', {})).toMatchObject({ suggested: [2026] })
})
