import { daysFrom, isWorkingDay } from '../../../domain/clock/calendar'
import { addCalendarDays, addMs, at, DAY_MS, type Instant, localDate } from '../../../domain/clock/time'
import type { Source } from '../../../domain/rules/kinds'
import type { App } from '../../../server/app'
import { runCourier } from '../../../server/jobs/courier'
import { runSweep } from '../../../server/jobs/sweep'
import { Agenda, type Waiting } from './agenda'
import { groupDrafts, leaderStarts } from './beside'
import { finishing } from './finishing'
import { readInboxes } from './inboxes'
import { drafting, Life, type Script } from './life'
import { type Plan, randomPlan, type Stop, stoppedPlan } from './plan'
import { Random } from './random'
import { assisting, receiving } from './receiving'
import { NEEDS_LEADER, publishRules } from './rules'
import { working } from './working'
import { NEVER, World } from './world'

const SEED = 1949
/** Matters spread over the year, and those of the last weeks beside them, so that there is much to do today. */
const OVER_THE_YEAR = 300
const OF_LATE = 70
const LATE_WORKING_DAYS = 25
/** Those who act within so long act together, unless an alarm falls among them. */
const TOGETHER_MS = 3 * 3_600_000
const MOST_TOGETHER = 24
/** Whatever came before the last two days has been read. */
const INBOXES_READ_MS = 2 * DAY_MS

/** Places at which something waits today, each led by one of the units that a newcomer is shown. */
const WAITING: readonly { stop: Stop; workingDaysAgo: number; source?: Source }[] = [
  { stop: 'draft', workingDaysAgo: 1 },
  { stop: 'rejected', workingDaysAgo: 2 },
  { stop: 'awaitingApproval', workingDaysAgo: 1 },
  { stop: 'awaitingApproval', workingDaysAgo: 2, source: NEEDS_LEADER },
  { stop: 'signIn', workingDaysAgo: 1 },
  { stop: 'signIn', workingDaysAgo: 4 },
  { stop: 'endorseObjection', workingDaysAgo: 2 },
  { stop: 'decideObjection', workingDaysAgo: 3 },
  { stop: 'nameResponsible', workingDaysAgo: 3 },
  { stop: 'working', workingDaysAgo: 13 },
  { stop: 'working', workingDaysAgo: 15 },
  { stop: 'working', workingDaysAgo: 19 },
  { stop: 'progress', workingDaysAgo: 9 },
  { stop: 'instructed', workingDaysAgo: 5 },
  { stop: 'askSupervision', workingDaysAgo: 2 },
  { stop: 'decideExtension', workingDaysAgo: 12 },
  { stop: 'suspended', workingDaysAgo: 8 },
  { stop: 'sectionSignOff', workingDaysAgo: 9 },
  { stop: 'headSignOff', workingDaysAgo: 9 },
  { stop: 'confirm', workingDaysAgo: 8 },
  { stop: 'returned', workingDaysAgo: 10 },
  { stop: 'decideTransfer', workingDaysAgo: 24 },
  { stop: 'recordOutcome', workingDaysAgo: 28 },
  { stop: 'lookBack', workingDaysAgo: 14 },
]
const SHOWN_UNITS = ['区住建局', '青禾街道']

async function* lifeOf(life: Life, begin: (script: Script) => void): Script {
  if (!(yield* drafting(life))) return
  const matter = await life.issued()
  for (const { id, kind } of matter.assignments) if (kind === 'co') begin(assisting(beside(life, id), id))
  if (!(yield* receiving(life))) return
  if (!(yield* working(life))) return
  yield* finishing(life)
}

/** A co-unit goes its own way in time, with chances of its own. */
function beside(life: Life, assignmentId: string): Life {
  const other = new Life(
    life.world,
    life.plan,
    new Random(SEED + Number.parseInt(life.matterId.slice(1), 36) + assignmentId.length),
  )
  other.matterId = life.matterId
  other.now = life.now
  return other
}

function plans(world: World, start: Instant, end: Instant): Plan[] {
  const { calendar } = world
  const random = new Random(SEED)
  const days = [...daysFrom(localDate(start), addCalendarDays(localDate(end), -1))].filter((day) =>
    isWorkingDay(calendar, day),
  )
  const momentOf = (day: string) => addMs(at(day, '09:00'), random.whole(5, 400) * 60_000)
  const ago = (workingDays: number) => momentOf(days.at(-workingDays) ?? localDate(start))
  const early = days.slice(0, -LATE_WORKING_DAYS)
  return [
    ...Array.from({ length: OVER_THE_YEAR }, () => randomPlan(world, momentOf(random.pick(early)), random)),
    ...Array.from({ length: OF_LATE }, () => randomPlan(world, ago(random.whole(1, LATE_WORKING_DAYS)), random)),
    ...SHOWN_UNITS.flatMap((unit) =>
      WAITING.map((waiting) => stoppedPlan(world, ago(waiting.workingDaysAgo), waiting, unit, random)),
    ),
  ]
}

/** Of the last working day before the end: what is asked then has today to be done. */
const lastAfternoon = ({ calendar }: World, end: Instant): Instant => {
  const today = localDate(end)
  const before = [...daysFrom(addCalendarDays(today, -14), addCalendarDays(today, -1))]
  return at(before.filter((day) => isWorkingDay(calendar, day)).at(-1) ?? today, '15:10')
}

/** When the timer has something to do next. */
async function nextAlarm({ app }: World): Promise<Instant> {
  const [line] = await app.ports.store.find('register', {
    filter: { nextAlarmAt: { $lt: NEVER } },
    sort: [['nextAlarmAt', 1]],
    limit: 1,
  })
  return line?.nextAlarmAt ?? NEVER
}

/** The timer as it would have run: at each alarm before `moment`, so that no step is caught up later. Answers the next. */
async function sweepUntil(world: World, moment: Instant): Promise<Instant> {
  for (;;) {
    const alarm = await nextAlarm(world)
    if (alarm >= moment) return alarm
    world.clock.set(addMs(alarm, 1000))
    await runSweep(world.app)
  }
}

/** One who is refused stops there, and the story goes on without: a demonstration with a gap is better than none. */
async function goOn(world: World, { at, script }: Waiting): Promise<Instant | null> {
  world.clock.set(at)
  try {
    const step = await script.next()
    return step.done ? null : step.value
  } catch (error) {
    world.app.ports.log.warn({ error: (error as Error).message }, 'a script of the demonstration was refused')
    return null
  }
}

/** Those who act before `until`, the next alarm or the end, act at once: the store then flushes their commands together. */
async function playNext(world: World, agenda: Agenda, next: Instant, until: Instant): Promise<void> {
  const late = addMs(next, TOGETHER_MS)
  const together = agenda.take(until < late ? until : late, MOST_TOGETHER)
  await Promise.all(
    together.map(async (waiting) => {
      const at = await goOn(world, waiting)
      if (at !== null) agenda.add({ ...waiting, at })
    }),
  )
}

/** Plays the last year of the district, command by command and alarm by alarm, up to `end`. */
export async function playYear(
  app: App,
  clock: { set(now: Instant): void },
  { start, end }: { start: Instant; end: Instant },
  progress: (sentence: string) => void,
): Promise<void> {
  const world = new World(app, clock, await app.reference.directory(), await app.reference.calendar(), end)
  const agenda = new Agenda()
  const all = plans(world, start, end)
  all.forEach((plan, matter) => {
    const life = new Life(world, plan, new Random(SEED + matter))
    const begin = (script: Script) => agenda.add({ at: life.now, script, matter })
    agenda.add({ at: plan.start, script: lifeOf(life, begin), matter })
  })
  const lastDay = lastAfternoon(world, end)
  agenda.add({ at: lastDay, script: leaderStarts(world, lastDay, new Random(SEED)), matter: all.length })
  agenda.add({ at: lastDay, script: groupDrafts(world, lastDay), matter: all.length + 1 })
  await publishRules(world, start)
  const inboxes = world.moment(addMs(end, -INBOXES_READ_MS), 0, new Random(SEED))
  let month = ''
  let read = false
  for (let next = agenda.next; next !== null && next < end; next = agenda.next) {
    const alarm = await sweepUntil(world, next)
    await playNext(world, agenda, next, alarm < end ? alarm : end)
    if (!read && next > inboxes) {
      read = true
      await readInboxes(world, next)
    }
    if (next.slice(0, 7) === month) continue
    month = next.slice(0, 7)
    progress(`  ${month}:演绎 ${all.length} 件事项的办理过程…`)
  }
  await sweepUntil(world, end)
  clock.set(end)
  await runSweep(app)
  await runCourier(app)
}
