import type { Reach } from '../contract/schema'
import { type Refusal, refuse } from '../refusal'
import type { Role } from '../roles'
import { roleOn, type Situation } from './base/situation'
import { type CommandType, matterCommands } from './contract'
import { isConcerned, opens } from './sight'
import { roleInGroup } from './state/groups'

/** Who is concerned may speak: in the role that opens the matter to him, or whichever he has where it names him. */
const speakingRole = ({ matter, actor }: Situation): Role | null | Refusal => {
  if (!isConcerned(matter, actor)) return refuse('NO_RIGHT')
  const { roles } = actor
  return (roles.find((grant) => opens(grant, matter)) ?? roles[0])?.role ?? null
}

/** The role in which the actor may give the command on this matter or assignment, or a refusal. */
export const rightTo = (type: CommandType, situation: Situation): Role | null | Refusal => {
  const reach: Reach = matterCommands[`matter.${type}`].reach
  if (typeof reach === 'string') return speakingRole(situation)
  const { matter, actor } = situation
  const role = roleOn(situation, reach.roles)
  return role ?? (reach.groups && roleInGroup(matter, actor, reach.roles)) ?? refuse('NO_RIGHT')
}
