import type { Says } from '../../decider/event'
import { facts, flag, id } from '../../decider/shapes'

export const schemas = {
  SignedIn: facts({ assignmentId: id, late: flag }),
  SignInMissed: facts({ assignmentId: id }),
} as const

export interface SigningInEvents extends Says<typeof schemas> {}
