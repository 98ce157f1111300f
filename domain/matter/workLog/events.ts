import { instant, oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, id, text } from '../../decider/shapes'
import { files } from '../base/shapes'
import { LOG_KINDS } from './kinds'

export const schemas = {
  WorkLogged: facts({
    logId: id,
    logKind: oneOf(LOG_KINDS),
    spokenTo: text,
    heldAt: instant,
    text,
    promised: text,
    files,
  }),
} as const

export interface WorkLogEvents extends Says<typeof schemas> {}
