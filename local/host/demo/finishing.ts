import { addCalendarDays, at, type Instant, type LocalDate, localDate } from '../../../domain/clock/time'
import { isRunning } from '../../../domain/matter/state/matter'
import { transfersProposed } from '../../../domain/matter/state/transfers'
import type { Life } from './life'
import { MISSING, SUMMARIES } from './papers/phrases'
import { streetPicture } from './papers/picture'
import { targetOf } from './working'

type Steps = AsyncGenerator<Instant, boolean, void>

/** 转办: what the timer proposed at the second urge is decided by the chief, and its outcome recorded. */
async function* transferring(life: Life): Steps {
  const { due } = await life.lead()
  yield life.until(life.world.moment(due.dueAt, 7, life.random))
  if (life.stops('decideTransfer')) return false
  if (transfersProposed(await life.issued()).length === 0) return true
  if (!life.stops('recordOutcome') && life.random.chance(0.5)) {
    await life.give(life.chief, 'matter.declineTransfer', { reason: '单位已制定整改措施，暂不转办，继续跟踪。' })
    return true
  }
  await life.give(life.chief, 'matter.confirmTransfer', {
    leadersOpinion: '同意转办，请纪检监察机关依规处理。',
    conclusion: '经核对两次催办记录和单位反馈，逾期未办，也未说明原因，责任在主办单位。',
  })
  if (life.stops('recordOutcome')) return false
  yield life.next(2)
  const [discipline] = life.world.people('discipline')
  await life.give(life.world.caller(discipline?._id ?? null), 'matter.recordOutcome', {
    outcome: life.random.pick(['selfExamination', 'talk', 'publicCriticism'] as const),
    text: '经核查，责任单位重视不够，已按规定处理。',
  })
  return true
}

async function submit(life: Life): Promise<void> {
  const lead = await life.lead()
  const handler = life.world.caller(lead.responsible?.handlerId ?? null)
  const files = life.random.chance(0.4)
    ? [await life.world.upload(handler, '完工照片.jpg', 'camera', streetPicture(life.random))]
    : []
  await life.give(handler, 'matter.submitCompletion', {
    assignmentId: lead.id,
    summary: life.random.pick(SUMMARIES),
    files,
  })
}

/** Handler, section head, unit head. False when the story ends among them. */
async function* signing(life: Life): Steps {
  await submit(life)
  if (life.stops('sectionSignOff')) return false
  const { id: assignmentId, unitId, responsible } = await life.lead()
  yield life.minutes(30, 120)
  await life.give(life.world.caller(responsible?.sectionHeadId ?? null), 'matter.signOff', {
    assignmentId,
    opinion: '情况属实',
  })
  if (life.stops('headSignOff')) return false
  yield life.minutes(30, 150)
  await life.give(life.head(unitId), 'matter.signOff', { assignmentId, opinion: '同意报办结' })
  return true
}

async function* confirming(life: Life): Steps {
  if (life.stops('confirm')) return false
  const { id: assignmentId } = await life.lead()
  if (life.plan.returned) {
    yield life.next(1)
    await life.give(life.officer, 'matter.returnCompletion', {
      assignmentId,
      missing: life.random.pick(MISSING),
      dueAt: null,
    })
    if (life.stops('returned')) return false
    yield life.next(life.random.whole(1, 2))
    if (!(yield* signing(life))) return false
  }
  yield life.next(life.random.whole(1, 2))
  const lookBackOn = lookBackDay(life)
  await life.give(life.officer, 'matter.confirmCompletion', { assignmentId, opinion: '材料齐全，同意办结', lookBackOn })
  return !life.stops('lookBack')
}

/** Some are looked back at some weeks later; of what waits today the day has come. */
function lookBackDay({ world, plan, random, now }: Life): LocalDate | null {
  if (plan.stop === 'lookBack') return addCalendarDays(localDate(world.end), -3)
  return plan.afterwards === null && random.chance(0.15) ? addCalendarDays(localDate(now), random.whole(15, 60)) : null
}

/** 回头看: what was set at the closing, when its day has come. */
async function* lookingBack(life: Life): AsyncGenerator<Instant, void, void> {
  const { lookBack } = await life.issued()
  if (!lookBack) return
  yield life.until(life.world.moment(at(lookBack.on, '09:00'), 1, life.random))
  await life.give(life.officer, 'matter.lookBack', {
    outcome: 'holds',
    text: '现场复核，整改成果保持良好，没有反弹。',
    files: [],
  })
}

async function* afterwards(life: Life): AsyncGenerator<Instant, void, void> {
  const { unitId } = await life.lead()
  const { plan, world, random } = life
  if (plan.afterwards === null) return yield* lookingBack(life)
  yield life.next(random.whole(2, 5))
  switch (plan.afterwards) {
    case 'commended':
      await life.give(life.chief, 'matter.commend', { unitId, personId: null, text: '办理扎实，群众满意，予以表扬。' })
      return
    case 'criticised':
      await life.give(life.chief, 'matter.criticise', {
        unitId,
        personId: null,
        text: '反馈材料与现场情况有出入，予以通报批评。',
        falseReport: false,
        conclusion: '督查人员于现场核对，反馈材料所列完成数量多于实际，依据是现场记录和单位台账。',
      })
      return
    case 'reopened': {
      const dueAt = world.moment(life.now, 10, random)
      if (dueAt > `${life.now.slice(0, 4)}-12-31`) return
      await life.give(life.chief, 'matter.reopen', { reason: '群众反映问题反弹，予以复办。', dueAt })
      yield life.next(6)
      if (yield* signing(life)) {
        yield life.next(1)
        const { id: assignmentId } = await life.lead()
        await life.give(life.officer, 'matter.confirmCompletion', { assignmentId, opinion: '复查合格，同意办结' })
      }
      return
    }
    default: {
      const unknown: never = plan.afterwards
      throw new Error(`unknown: ${unknown}`)
    }
  }
}

/** From the unit's completion to the closing and what follows it. */
export async function* finishing(life: Life): AsyncGenerator<Instant, void, void> {
  if (life.plan.pace === 'veryLate' && !(yield* transferring(life))) return
  if (!life.plan.brisk) yield life.until(targetOf(life, await life.lead()))
  else yield life.minutes(20, 60)
  if (!isRunning(await life.issued())) return
  if (!(yield* signing(life))) return
  if (!(yield* confirming(life))) return
  yield* afterwards(life)
}
