import { addCalendarMonths, type Instant, localDate } from '../../../domain/clock/time'
import { command } from './commands'
import type { Script } from './life'
import { streetPicture } from './papers/picture'
import { TOPICS } from './papers/topics'
import { GROUP_OFFICE } from './people/units'
import type { Random } from './random'
import type { World } from './world'

/** A leader starts a matter from the phone, and the office has not taken it up yet. */
export async function* leaderStarts(world: World, at: Instant, random: Random): Script {
  yield at
  const front = world.directory.fronts.find(({ name }) => name === '城建战线')
  const leader = world.caller(front?.leaderId ?? null)
  const photo = await world.upload(leader, '随手拍.jpg', 'camera', streetPicture(random))
  await command(world.app, leader, 'matter.start', {
    words: '东篱夜市占道，消防通道被堵。\n今天路过看到的，请城管牵头会同街道研究一个长效办法。',
    files: [photo],
    unitId: world.unit('区城管局')._id,
  })
}

/** A leading group's own member drafts what the group supervises, and sends it for approval. */
export async function* groupDrafts(world: World, at: Instant): Script {
  yield at
  const [member] = world.people('liaison', world.unit(GROUP_OFFICE)._id)
  const caller = world.caller(member?._id ?? null)
  const topic = TOPICS.find(({ leads }) => leads.includes(GROUP_OFFICE))
  if (!topic) throw new Error(`${GROUP_OFFICE} leads nothing`)
  const { matterId } = await command(world.app, caller, 'matter.draft', {
    content: {
      title: topic.title.replaceAll('{}', '望湖'),
      requirement: topic.requirement,
      source: 'leadingGroup',
      category: topic.category,
      urgency: 'normal',
      supervisingBody: { kind: 'leadingGroup', unitId: caller.unitId },
      files: [],
      milestones: [],
      reportCycle: 'once',
      limit: { unit: 'workingDays', count: 15 },
      dueAt: null,
      lead: { unitId: world.unit('望湖街道')._id, part: '' },
      co: [],
      basis: {
        kind: 'document',
        number: `区垃圾分类办函〔${localDate(at).slice(0, 4)}〕${world.nextPaper()}号(演示)`,
        date: localDate(at),
        files: [],
        authority: 'government',
        approvedBy: '领导小组组长',
        plan: '到期核对办理结果，必要时现场核查。',
        scope: '望湖街道生活垃圾分类示范小区',
        endsOn: addCalendarMonths(localDate(at), 12),
      },
    },
  })
  await command(world.app, caller, 'matter.requestApproval', { matterId })
}
