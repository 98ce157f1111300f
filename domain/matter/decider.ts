import type { Decider } from '../decider/decider'
import { commandOn } from './command'
import { eventSchemas } from './eventSchemas'
import type { EventData } from './events'
import { meaningOf, messageKindOf } from './meanings'
import type { RegisterLine } from './register/line'
import { registerLine } from './register/registerLine'
import { tell } from './sentences'
import { canSee, canSeeLine, opens } from './sight'
import { isIssued, type Matter } from './state/matter'
import { planSteps } from './steps'
import { demandsOf } from './todos'

/** A matter as a subject: what its topics say, asked for as of any other. */
export const matterDecider: Decider<Matter, EventData, RegisterLine> = {
  kind: 'matter',
  page: 'pages/matter/index',
  begins: 'draft',
  schemas: eventSchemas,
  evolve: (matter, event) => meaningOf(event).evolve(matter, event),
  command: commandOn,
  steps: planSteps,
  brief: (matter) => ({
    number: matter.number,
    title: matter.title,
    urgency: matter.urgency,
    ruleVersion: isIssued(matter) ? matter.ruleVersion : null,
  }),
  todos: demandsOf,
  recipients: (event, { before, after }) => meaningOf(event).recipients?.(after, event, before) ?? [],
  tell,
  messageKind: messageKindOf,
  earned(event, { before, after }, pack) {
    if (!isIssued(after) || before === null || !isIssued(before)) return []
    return meaningOf(event).points?.(event, { before, after, pack }) ?? []
  },
  line: registerLine,
  canSee,
  canSeeLine,
  opens,
}
