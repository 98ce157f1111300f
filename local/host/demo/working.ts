import { addMs, DAY_MS, epochMs, type Instant } from '../../../domain/clock/time'
import { type Assignment, isRunning } from '../../../domain/matter/state/matter'
import type { Life } from './life'
import { COMMENTS, EXTENSION_REASONS, INSTRUCTIONS, REMAINING, REPORTS } from './papers/phrases'
import { streetPicture } from './papers/picture'

type Steps = AsyncGenerator<Instant, boolean, void>

/** How far a matter has come that lags behind its plan. Percent. */
const STUCK = 20

/** When the unit means to be done, by its pace and the due moment as it now stands. */
export function targetOf({ world, plan, random, now }: Life, { due }: Assignment): Instant {
  const span = (share: number) => world.between(now, due.dueAt, share, random)
  switch (plan.pace) {
    case 'early':
      return span(0.4)
    case 'onTime':
      return span(0.62)
    case 'late':
      return world.moment(due.dueAt, random.whole(2, 4), random)
    case 'veryLate':
      return world.moment(due.dueAt, random.whole(10, 16), random)
    case 'never':
      return world.moment(due.dueAt, 200, random)
  }
}

const handlerOf = (life: Life, { responsible }: Assignment) => life.world.caller(responsible?.handlerId ?? null)

async function report(life: Life): Promise<void> {
  const lead = await life.lead()
  const handler = handlerOf(life, lead)
  const { random, world } = life
  const files = random.chance(0.3)
    ? [
        await world.upload(
          handler,
          `现场照片${random.whole(1, 99)}.jpg`,
          random.chance(0.7) ? 'camera' : 'album',
          streetPicture(random),
        ),
      ]
    : []
  const { milestones } = await life.issued()
  await life.give(handler, 'matter.report', {
    assignmentId: lead.id,
    text: random.pick(REPORTS),
    remaining: random.pick(REMAINING),
    files,
    milestoneId: life.stops('progress')
      ? null
      : (milestones.find(({ metAt, missed }) => metAt === null && !missed)?.id ?? null),
    ...(milestones.length > 0 && { percent: life.stops('progress') ? STUCK : random.whole(4, 9) * 10 }),
  })
}

/** What the unit has stated is mostly confirmed. */
async function* confirmingProgress(life: Life): AsyncGenerator<Instant, void, void> {
  const { id: assignmentId, progress } = await life.lead()
  if (!progress?.stated || !(life.stops('progress') || life.random.chance(0.7))) return
  yield life.minutes(30, 90)
  const { percent } = progress.stated
  await life.give(life.officer, 'matter.confirmProgress', { assignmentId, percent, opinion: '' })
}

/** Reports on the way to `target`: in each period of the cycle, or once or twice where there is none. */
async function* reporting(life: Life, target: Instant): Steps {
  for (let i = 0; i < 12; i++) {
    const { reporting: expected } = await life.lead()
    const share = 0.35 + life.random.next() * 0.3
    const moment = expected
      ? addMs(expected.dueAt, -life.random.whole(1, 6) * 3_600_000)
      : life.world.between(life.now, target, share, life.random)
    if (moment >= target || moment <= life.now) return true
    yield life.until(moment)
    if (!isRunning(await life.issued())) return false
    const isMissed = expected !== null && life.random.chance(0.12)
    if (!isMissed) await report(life)
    yield* confirmingProgress(life)
    if (!expected && life.random.chance(0.6)) return true
    if (isMissed && expected) yield life.until(life.world.minutesLater(addMs(expected.dueAt, DAY_MS), 60))
  }
  return true
}

/** Tasks for two of the unit's people, done before they are due. */
async function* decomposing(life: Life): Steps {
  const { id: assignmentId, unitId, due } = await life.lead()
  const people = life.random.several(life.world.people('handler', unitId), 2)
  const dueAt = life.world.between(life.now, due.dueAt, 0.5, life.random)
  if (dueAt >= due.dueAt || dueAt <= life.now) return true
  yield life.minutes(20, 60)
  const titles = ['现场摸底并形成问题清单', '制定实施方案和时间表']
  const tasks = people.map(({ _id }, i) => ({ title: titles[i] ?? '', personId: _id, dueAt }))
  await life.give(life.supervisor(unitId), 'matter.decompose', { assignmentId, tasks })
  yield life.until(life.world.between(life.now, dueAt, 0.6, life.random))
  const { tasks: given } = await life.lead()
  for (const task of given)
    await life.give(life.world.caller(task.personId), 'matter.completeTask', {
      assignmentId,
      taskId: task.id,
      text: '已完成',
    })
  return true
}

async function* instructed(life: Life): Steps {
  const { id: assignmentId, frontId, unitId } = await life.lead()
  const { world, random } = life
  const leader = world.caller(world.directory.front(frontId)?.leaderId ?? null)
  const answerDueAt = world.moment(life.now, 3, random)
  await life.give(leader, 'matter.instruct', { text: random.pick(INSTRUCTIONS), answerDueAt })
  if (life.stops('instructed')) return false
  yield life.next(random.whole(1, 2))
  const [instruction] = (await life.issued()).instructions
  if (!instruction) throw new Error('the instruction is gone')
  await life.give(life.supervisor(unitId), 'matter.answerInstruction', {
    assignmentId,
    instructionId: instruction.id,
    text: '已按批示要求召开专题会，列出时间表并明确到人，本周内完成整改。',
    files: [],
  })
  return true
}

async function* extended(life: Life, granted: boolean): Steps {
  const { id: assignmentId, unitId, due } = await life.lead()
  const { world, random } = life
  const requestedDueAt = addMs(world.moment(due.dueAt, random.whole(5, 10), random), 0)
  if (life.now > due.dueAt || requestedDueAt > `${due.dueAt.slice(0, 4)}-12-31`) return true
  await life.give(life.supervisor(unitId), 'matter.requestExtension', {
    assignmentId,
    progress: '已完成总量的六成。',
    reason: random.pick(EXTENSION_REASONS),
    requestedDueAt,
  })
  if (life.stops('decideExtension')) return false
  yield life.minutes(40, 200)
  if (granted)
    await life.give(life.chief, 'matter.grantExtension', {
      assignmentId,
      dueAt: requestedDueAt,
      opinion: '同意',
      upperAnswer: '上级督查部门电话同意。',
    })
  else
    await life.give(life.chief, 'matter.refuseExtension', { assignmentId, reason: '理由不充分，请克服困难按期完成。' })
  return true
}

async function* suspended(life: Life): Steps {
  await life.give(life.chief, 'matter.suspend', { reason: '等待上级批复' })
  if (life.stops('suspended')) return false
  yield life.next(life.random.whole(4, 8))
  await life.give(life.chief, 'matter.resume', { reason: '批复已下达' })
  return true
}

async function discussed(life: Life): Promise<void> {
  const { id: assignmentId, unitId } = await life.lead()
  const supervisor = life.supervisor(unitId)
  const say = (caller: typeof supervisor, mentions: string[]) =>
    life.give(caller, 'matter.comment', { text: life.random.pick(COMMENTS), mentions, files: [] })
  await say(life.officer, [supervisor.personId])
  life.minutes(10, 50)
  await say(supervisor, [life.officer.personId])
  if (life.plan.incident === 'reminded')
    await life.give(life.officer, 'matter.remind', { assignmentId, text: '请加快进度，本周五前报最新情况。' })
}

/** What happens on the way. False when the story ends with it. */
async function* incident(life: Life): Steps {
  switch (life.plan.incident) {
    case 'instructed':
      return yield* instructed(life)
    case 'extended':
    case 'extensionRefused':
      return yield* extended(life, life.plan.incident === 'extended')
    case 'suspended':
      return yield* suspended(life)
    case 'reminded':
    case 'discussed':
      await discussed(life)
      return true
    case 'withdrawn':
      await life.give(life.chief, 'matter.withdraw', { reason: '上级已统一部署，不再单独督办' })
      return false
    case 'closedByDecision':
      await life.give(life.chief, 'matter.close', { reason: '任务并入年度重点工作，予以办结' })
      return false
    case null:
      return true
  }
}

/** 转请督办: of a unit that has no part in it, or of the first that has. */
async function asksSupervision(life: Life): Promise<void> {
  const { id: assignmentId, unitId } = await life.lead()
  const [other = life.world.unit('区财政局')] = life.plan.co
  await life.give(life.head(unitId), 'matter.askSupervision', {
    assignmentId,
    unitId: other._id,
    text: '两次约好现场会商都没有到场，方案定不下来，请督查室督办。',
  })
}

/** The unit at work until it means to be done. False when the story ends on the way. */
export async function* working(life: Life): Steps {
  if (life.plan.decomposed && !(yield* decomposing(life))) return false
  if (!life.plan.brisk && !(yield* reporting(life, targetOf(life, await life.lead())))) return false
  if (life.plan.incident !== null) {
    const { due } = await life.lead()
    const before = life.world.between(life.now, due.dueAt, 0.3, life.random)
    yield life.plan.brisk || epochMs(before) <= epochMs(life.now) ? life.minutes(20, 60) : life.until(before)
    if (!isRunning(await life.issued())) return false
    if (!(yield* incident(life))) return false
  }
  if (life.plan.brisk) {
    yield life.minutes(20, 60)
    await report(life)
    yield* confirmingProgress(life)
  }
  if (!life.stops('askSupervision')) return !life.stops('working') && !life.stops('progress')
  yield life.minutes(20, 60)
  await asksSupervision(life)
  return false
}
