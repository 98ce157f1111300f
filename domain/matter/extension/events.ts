import { instant } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, id, text } from '../../decider/shapes'
import { deadline, expected } from '../base/shapes'

export const schemas = {
  ExtensionRequested: facts({
    assignmentId: id,
    extensionId: id,
    progress: text,
    reason: text,
    requestedDueAt: instant,
  }),
  ExtensionGranted: facts({ assignmentId: id, extensionId: id, due: deadline, opinion: text, next: expected }),
  ExtensionRefused: facts({ assignmentId: id, extensionId: id, reason: text }),
} as const

export interface ExtensionEvents extends Says<typeof schemas> {}
