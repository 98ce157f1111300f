import { facts, files, flag, id, text } from '../base/shapes'
import type { Says } from '../state/event'

export const schemas = {
  OpinionGiven: facts({ assignmentId: id, text, files, late: flag }),
} as const

export interface OpinionEvents extends Says<typeof schemas> {}
