import { addCalendarMonths, type Instant, localDate } from '../../../domain/clock/time'
import type { CommandName, Input } from '../../../domain/contract'
import { type Assignment, type IssuedMatter, isIssued, leadOf } from '../../../domain/matter/state/matter'
import { own } from '../../../domain/own'
import type { Caller } from '../../../server/caller'
import { basisOf } from './basis'
import { command } from './commands'
import { paper } from './papers/paper'
import type { Plan, Stop } from './plan'
import type { Random } from './random'
import type { World } from './world'

/** Says when it wants to go on, and goes on when that moment has come. */
export type Script = AsyncGenerator<Instant, void, void>

type MatterInput<N extends CommandName> = Omit<Input<N>, 'matterId'>

/** One matter on its way: who acts on it next, and when. */
export class Life {
  matterId = ''
  now: Instant
  readonly officer: Caller
  readonly chief: Caller

  constructor(
    readonly world: World,
    readonly plan: Plan,
    readonly random: Random,
  ) {
    this.now = plan.start
    this.officer = world.caller(this.choose(world.people('officer'))._id)
    this.chief = world.caller(world.people('chiefOfficer')[0]?._id ?? null)
  }

  /** Anyone; for what a newcomer is shown the first, who then has much to do. */
  choose<T>(people: readonly T[]): T {
    const [first] = people
    return this.plan.brisk && first !== undefined ? first : this.random.pick(people)
  }

  /** The n-th working day from now, or within the day for those in a hurry. */
  next(workingDays: number): Instant {
    const days = this.plan.brisk ? 0 : workingDays
    this.now = this.world.moment(this.now, days, this.random)
    return this.now
  }

  minutes(least: number, most: number): Instant {
    this.now = this.world.minutesLater(this.now, this.random.whole(least, most))
    return this.now
  }

  until(moment: Instant): Instant {
    if (moment > this.now) this.now = moment
    else this.minutes(20, 60)
    return this.now
  }

  stops(at: Stop): boolean {
    return this.plan.stop === at
  }

  /** One command on this matter, at this moment. */
  give<N extends CommandName>(caller: Caller, operation: N, input: MatterInput<N>) {
    this.world.clock.set(this.now)
    return command(this.world.app, caller, operation, { matterId: this.matterId, ...input } as Input<N>)
  }

  async draft(content: Input<'matter.draft'>['content']): Promise<void> {
    this.world.clock.set(this.now)
    const { matterId } = await command(this.world.app, this.officer, 'matter.draft', { content })
    this.matterId = matterId
  }

  async issued(): Promise<IssuedMatter> {
    const matter = await this.world.matter(this.matterId)
    if (!isIssued(matter)) throw new Error(`${this.matterId} has not been issued`)
    return matter
  }

  async lead(): Promise<Assignment> {
    return leadOf(await this.issued())
  }

  supervisor(unitId: string): Caller {
    return this.world.caller(this.random.pick(this.world.people('unitSupervisor', unitId))._id)
  }

  head(unitId: string): Caller {
    return this.world.caller(this.world.people('unitHead', unitId)[0]?._id ?? null)
  }
}

/** Months that the rules give to proposals; those of late in a year would reach into one that is not announced yet. */
const PROPOSAL_MONTHS = 3

function limitOf({ world, now, plan }: Life): Input<'matter.draft'>['content']['limit'] {
  const reach = addCalendarMonths(localDate(now), PROPOSAL_MONTHS + 1).slice(0, 4)
  if (own(world.calendar.years, reach)) return null
  return plan.urgency === 'normal' ? { unit: 'workingDays', count: 15 } : null
}

const TWO_MILESTONES = [
  [0.4, '完成方案和前期准备'],
  [0.75, '主体任务完成过半'],
] as const

async function contentOf(life: Life): Promise<Input<'matter.draft'>['content']> {
  const { plan, world, random, now } = life
  const files = random.chance(0.2)
    ? [
        await world.upload(
          life.officer,
          '会议纪要.pdf',
          'document',
          paper(`关于${plan.title}的会议纪要`, [plan.topic.requirement, '请主办单位按期办理并反馈。']),
        ),
      ]
    : []
  const end = world.moment(now, 12, random)
  const milestones =
    plan.cycle === 'perMilestone'
      ? TWO_MILESTONES.map(([share, title]) => ({ title, dueAt: world.between(now, end, share, random) }))
      : []
  const body = random.chance(0.15)
    ? ({ kind: 'front', frontId: plan.lead.frontId } as const)
    : ({ kind: 'office' } as const)
  return {
    title: plan.title,
    requirement: plan.topic.requirement,
    source: plan.source,
    category: plan.topic.category,
    urgency: plan.urgency,
    supervisingBody: body,
    files,
    milestones,
    reportCycle: plan.cycle,
    limit: limitOf(life),
    dueAt: null,
    lead: { unitId: plan.lead._id, part: '' },
    co: plan.co.map(({ _id }) => ({ unitId: _id, part: '配合主办单位，做好本单位职责范围内的工作' })),
    // a draft may wait for its basis
    basis: life.stops('draft') ? null : basisOf(life.plan, life.now, life.world.nextPaper()),
  }
}

/** From the first word to the chief's approval. Answers false when the story ends before. */
export async function* drafting(life: Life): AsyncGenerator<Instant, boolean, void> {
  yield life.now
  const content = await contentOf(life)
  await life.draft(content)
  if (life.stops('draft')) return false
  yield life.minutes(20, 120)
  if (life.stops('discarded')) {
    await life.give(life.officer, 'matter.discard', { reason: '与已有事项重复' })
    return false
  }
  if (life.plan.urgency === 'extraUrgent') {
    await life.give(life.officer, 'matter.issue', {})
    yield life.minutes(20, 90)
    await life.give(await approverOf(life), 'matter.ratifyIssue', { opinion: '同意补批' })
    return true
  }
  return yield* approval(life, content)
}

/** Whose approval or ratification the matter waits for: the chief's, or the leader's of the lead unit's front. */
async function approverOf({ world, matterId, plan, chief }: Life): Promise<Caller> {
  const matter = await world.matter(matterId)
  const by = isIssued(matter) ? matter.ratification?.by : matter.approver
  if (by !== 'leader') return chief
  return world.caller(world.directory.front(plan.lead.frontId)?.leaderId ?? null)
}

async function* approval(
  life: Life,
  content: Input<'matter.draft'>['content'],
): AsyncGenerator<Instant, boolean, void> {
  await life.give(life.officer, 'matter.requestApproval', {})
  if (life.stops('awaitingApproval')) return false
  if (life.plan.rejectedFirst || life.stops('rejected')) {
    yield life.next(1)
    await life.give(await approverOf(life), 'matter.rejectIssue', { reason: '请写明完成标准和时间节点' })
    if (life.stops('rejected')) return false
    yield life.minutes(40, 120)
    await life.give(life.officer, 'matter.amendDraft', {
      content: { ...content, requirement: `${content.requirement}完成标准以验收意见为准。` },
    })
    await life.give(life.officer, 'matter.requestApproval', {})
  }
  yield life.next(life.random.whole(0, 1))
  await life.give(await approverOf(life), 'matter.approveIssue', { opinion: '同意交办' })
  return true
}
