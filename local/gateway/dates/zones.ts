const MINUTE = 60_000
const OFFSET = /^([+-])(\d\d)(?::?(\d\d))?$/

/** By name; the engine refuses names that are none, so there are not many. */
const clocks = new Map<string, Intl.DateTimeFormat>()

/** How far the clocks of a zone (`Asia/Shanghai`, `+08:00`, `+08`) are ahead of UTC at a moment, in milliseconds. */
export function offsetAt(zone: string, moment: number): number {
  const [, sign, hours, minutes = '0'] = OFFSET.exec(zone) ?? []
  if (hours !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE
  const parts = clockOf(zone).formatToParts(moment)
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value)
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return shown - Math.floor(moment / 1_000) * 1_000
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  if (!/^[A-Za-z]/.test(zone)) throw new Error(`unrecognized time zone identifier: "${zone}"`)
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const
  try {
    const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...numeric, ...time })
    clocks.set(zone, clock)
    return clock
  } catch {
    throw new Error(`unrecognized time zone identifier: "${zone}"`)
  }
}

/** What the clocks of a zone show, as a date whose UTC parts are read. */
export const shownAt = (zone: string, moment: number): Date => new Date(moment + offsetAt(zone, moment))

/** The moment at which they show it; of an hour that summer time leaves out, the one after it. */
export function momentOf(zone: string, shown: number): number {
  const near = shown - offsetAt(zone, shown)
  return shown - offsetAt(zone, near)
}
