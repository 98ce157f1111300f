import type { Instant } from '../../../domain/clock/time'
import type { Source } from '../../../domain/rules/kinds'
import { DEFAULT_PACK } from '../../../domain/rules/pack'
import { command } from './commands'
import type { World } from './world'

/** In this district the leader of the front approves what a leading group asks for. */
export const NEEDS_LEADER: Source = 'leadingGroup'

/** The office's own rules, published before the year begins. */
export async function publishRules(world: World, at: Instant): Promise<void> {
  const [chief] = world.people('chiefOfficer')
  const { version: _, ...rules } = DEFAULT_PACK
  const approval = { ...rules.approval, bySource: { [NEEDS_LEADER]: 'leader' as const } }
  const escalation = { ...rules.escalation, transferAt: 'secondUrge' as const }
  world.clock.set(at)
  await command(world.app, world.caller(chief?._id ?? null), 'rules.publish', {
    pack: { ...rules, title: '云澜区督查规则', approval, escalation },
    note: '领导小组的事项由分管区领导审批；第二次催办即建议转办问责',
  })
}
