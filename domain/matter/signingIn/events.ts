import { facts, flag, id } from '../base/shapes'
import type { Says } from '../state/event'

export const schemas = {
  SignedIn: facts({ assignmentId: id, late: flag }),
  SignInMissed: facts({ assignmentId: id }),
} as const

export interface SigningInEvents extends Says<typeof schemas> {}
