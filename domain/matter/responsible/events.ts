import type { Says } from '../../decider/event'
import { facts, id } from '../../decider/shapes'

const responsible = facts({ leaderId: id, sectionHeadId: id, handlerId: id })

export const schemas = {
  ResponsibleNamed: facts({ assignmentId: id, responsible }),
} as const

export interface ResponsibleEvents extends Says<typeof schemas> {}
