import type { Actor } from '../domain/people/actor'

/** Who calls, once he is known. */
export interface Caller extends Actor {
  /** Id of the session document. */
  sessionId: string
}
