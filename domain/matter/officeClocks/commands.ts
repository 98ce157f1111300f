import type { Commands } from '../base/topic'
import type { contract } from './contract'
import type { OfficeClockEvents } from './events'

export const commands: Commands<typeof contract, OfficeClockEvents> = {}
