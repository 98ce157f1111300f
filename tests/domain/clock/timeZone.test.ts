import { execFileSync } from 'node:child_process'
import { buildSync } from 'esbuild'

/** Everything that reckons with days, over three years of starts at an odd hour, as one line of JSON. */
const PROBE = `
import { defaultCalendar } from './domain/clock/stateCouncil'
import { provisionalYear } from './domain/clock/provisionalYear'
import { deadlineFor } from './domain/clock/deadline'
import { startAgain, stopClock } from './domain/clock/stop'
import { messageMoment } from './domain/clock/workingTime'
import { workingHoursBetween } from './tests/domain/clock/workingHours'
import { receiptLines, timeLeft, dateWords } from './domain/clock/words'
import { addMs, localDateTime } from './domain/clock/time'

const calendar = defaultCalendar([2024, 2025, 2026])
const units = ['workingDays', 'calendarDays', 'calendarMonths', 'workingHours', 'clockHours']
const answers = []
for (let i = 0; i < 900; i += 1) {
  const start = addMs('2024-01-01T00:07:00.000Z', i * 25 * 3_600_000)
  const deadline = deadlineFor(calendar, start, { unit: units[i % 5], count: 1 + (i % 3) })
  const stopped = stopClock(deadline, { at: addMs(start, 1), reason: '' })
  const resumed = startAgain(calendar, stopped, addMs(start, i * 3_600_000 % 864_000_000 + 2))
  answers.push(
    resumed.dueAt, receiptLines(resumed), timeLeft(calendar, start, deadline.dueAt), dateWords(start, deadline.dueAt),
    messageMoment(calendar, start, { from: '08:00', to: '20:00' }), workingHoursBetween(calendar, start, resumed.dueAt),
  )
}
// Every half hour of a year: also those in which other zones change their clocks.
const clocks = Array.from({ length: 366 * 48 }, (_, i) => localDateTime(addMs('2026-01-01T00:00:00.000Z', i * 1_800_000)))
const provisional = Array.from({ length: 73 }, (_, i) => provisionalYear(2027 + i))
console.log(JSON.stringify({ clocks, provisional, zone: new Date('2026-10-08T12:00:00Z').getTimezoneOffset(), answers, calendar }))
`

test("results do not depend on the process's time zone", () => {
  const built = buildSync({
    stdin: { contents: PROBE, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    platform: 'node',
    write: false,
  })
  const program = built.outputFiles[0]?.text ?? ''
  const runs = ['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Kiritimati'].map((TZ) => {
    const output = execFileSync(process.execPath, ['-'], {
      input: program,
      env: { ...process.env, TZ },
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
    return JSON.parse(output) as {
      zone: number
      answers: unknown[]
      clocks: unknown[]
      provisional: unknown[]
      calendar: unknown
    }
  })
  expect(runs.map(({ zone }) => zone)).toEqual([-480, 0, 240, -840])
  const [first, ...others] = runs.map(({ zone: _, ...told }) => JSON.stringify(told))
  expect(runs[0]?.answers.length).toBe(900 * 6)
  for (const other of others) expect(other === first).toBe(true)
})
