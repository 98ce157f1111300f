import type { Answer } from '../domain/contract'
import type { Caller } from './caller'
import { dispatch } from './operations/dispatch'
import type { IsGone, Ports } from './ports'
import type { Reference } from './reference'
import { createReference } from './reference'
import { callerOf, callerOfOpenid } from './session/sessions'

/** The application over its ports; hosts and cloud shells only carry calls to it and answers back. */
export interface App {
  ports: Ports
  reference: Reference
  /** Who holds the token, or null. */
  callerOf(token: string): Promise<Caller | null>
  /** Whose phone WeChat says it is, or null. */
  callerOfOpenid(openid: string): Promise<Caller | null>
  /** One call as it came in; never throws. `isGone`: a query may end when nobody waits for it any more. */
  call(caller: Caller | null, call: unknown, isGone?: IsGone): Promise<Answer>
}

export const createApp = (ports: Ports): App => {
  const reference = createReference(ports.store)
  return {
    ports,
    reference,
    callerOf: (token) => callerOf({ ports, reference }, token),
    callerOfOpenid: (openid) => callerOfOpenid({ ports, reference }, openid),
    call: (caller, call, isGone) => dispatch(ports, reference, caller, call, isGone),
  }
}
