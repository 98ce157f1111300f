import { facts, id } from '../base/shapes'
import type { Says } from '../state/event'

const responsible = facts({ leaderId: id, sectionHeadId: id, handlerId: id })

export const schemas = {
  ResponsibleNamed: facts({ assignmentId: id, responsible }),
} as const

export interface ResponsibleEvents extends Says<typeof schemas> {}
