import type { Says } from '../../decider/event'
import { facts, flag, id, text } from '../../decider/shapes'
import { files } from '../base/shapes'

export const schemas = {
  OpinionGiven: facts({ assignmentId: id, text, files, late: flag }),
} as const

export interface OpinionEvents extends Says<typeof schemas> {}
