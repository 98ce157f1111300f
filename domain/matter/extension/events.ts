import { instant } from '../../contract/schema'
import { deadline, expected, facts, id, text } from '../base/shapes'
import type { Says } from '../state/event'

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
