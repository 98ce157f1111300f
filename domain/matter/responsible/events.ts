import { object } from '../../contract/schema'
import { facts, id } from '../base/shapes'
import type { Says } from '../state/event'

const responsible = object({ leaderId: id, sectionHeadId: id, handlerId: id }, [
  'leaderId',
  'sectionHeadId',
  'handlerId',
])

export const schemas = {
  ResponsibleNamed: facts({ assignmentId: id, responsible }),
} as const

export interface ResponsibleEvents extends Says<typeof schemas> {}
