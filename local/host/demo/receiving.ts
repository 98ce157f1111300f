import type { Instant } from '../../../domain/clock/time'
import type { Life } from './life'
import { OBJECTIONS } from './papers/phrases'

/** 退办: raised by the supervisor, endorsed by the head, decided by the office. False when the story ends here. */
async function* objecting(life: Life): AsyncGenerator<Instant, boolean, void> {
  const { id: assignmentId, unitId } = await life.lead()
  yield life.minutes(60, 150)
  const reason = life.random.pick(OBJECTIONS)
  await life.give(life.supervisor(unitId), 'matter.object', { assignmentId, reason, suggestedUnitId: null })
  if (life.stops('endorseObjection')) return false
  yield life.minutes(30, 120)
  await life.give(life.head(unitId), 'matter.endorseObjection', { assignmentId, opinion: '情况属实' })
  if (life.stops('decideObjection')) return false
  yield life.next(1)
  if (life.plan.objection === 'upheld') {
    await life.give(life.officer, 'matter.upholdObjection', {
      assignmentId,
      reason: '经核，属于本单位职责，请继续办理。',
    })
    return true
  }
  const taken = new Set((await life.issued()).assignments.map((assignment) => assignment.unitId))
  const other = life.random.pick(
    life.world.directory.units.filter(({ _id, kind }) => kind === 'bureau' && !taken.has(_id)),
  )
  await life.give(life.officer, 'matter.reassign', { assignmentId, reason: '退办理由成立，改派。', unitId: other._id })
  return true
}

/** How soon a unit signs in: in time by urgency, or some days late. */
const signingIn = (life: Life): Instant => {
  if (life.plan.lateSignIn) return life.next(life.random.whole(2, 3))
  return life.plan.urgency === 'extraUrgent' ? life.minutes(8, 40) : life.minutes(30, 150)
}

async function nameThree(life: Life, assignmentId: string, unitId: string): Promise<void> {
  const { world } = life
  const [leader, sectionHead, handler] = (['unitHead', 'sectionHead', 'handler'] as const).map((role) =>
    life.choose(world.people(role, unitId)),
  )
  if (!leader || !sectionHead || !handler) throw new Error(`${unitId} has nobody to name`)
  await life.give(life.supervisor(unitId), 'matter.nameResponsible', {
    assignmentId,
    leaderId: leader._id,
    sectionHeadId: sectionHead._id,
    handlerId: handler._id,
  })
}

/** The lead unit takes the work: signs in, perhaps objects, names the three. False when the story ends here. */
export async function* receiving(life: Life): AsyncGenerator<Instant, boolean, void> {
  if (life.stops('signIn')) return false
  if (life.plan.objection !== null && !(yield* objecting(life))) return false
  yield signingIn(life)
  const { id: assignmentId, unitId } = await life.lead()
  await life.give(life.supervisor(unitId), 'matter.signIn', { assignmentId })
  if (life.stops('nameResponsible')) return false
  yield life.next(life.random.whole(0, 1))
  await nameThree(life, assignmentId, unitId)
  return true
}

/** A co-unit's own way beside the lead's: sign in, then an opinion, mostly in time. */
export async function* assisting(life: Life, assignmentId: string): AsyncGenerator<Instant, void, void> {
  const find = async () => {
    const matter = await life.issued()
    const open = matter.status !== 'closed' && matter.status !== 'withdrawn' && matter.status !== 'suspended'
    return open ? matter.assignments.find(({ id }) => id === assignmentId) : undefined
  }
  yield life.minutes(40, 200)
  const co = await find()
  if (!co) return
  await life.give(life.supervisor(co.unitId), 'matter.signIn', { assignmentId })
  const share = life.random.chance(0.06) ? 1.15 : 0.3 + life.random.next() * 0.4
  yield life.until(life.world.between(life.now, co.due.dueAt, share, life.random))
  if ((await find())?.status !== 'signedIn') return
  await life.give(life.supervisor(co.unitId), 'matter.giveOpinion', {
    assignmentId,
    text: '本单位职责范围内的工作已完成，具体意见已送主办单位。',
    files: [],
  })
}
