import type { CheckedInput } from '../decider/decider'
import { joined } from '../joined'
import type { Command } from './base/situation'
import type { CommandType } from './contract'
import type { EventData } from './events'
import { commands } from './topics'

/** Every command with when it may be given and what is decided. */
const DEFINITIONS = joined(Object.values(commands))

/** `input` has been checked against the command's schema. */
export const definitionOf = (type: CommandType): Command<CheckedInput, EventData> =>
  DEFINITIONS[type] as Command<unknown, unknown> as Command<CheckedInput, EventData>
