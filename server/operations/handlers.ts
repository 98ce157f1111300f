import type { OperationName } from '../../domain/contract'
import { clockHandlers } from './clock/handlers'
import { evidenceHandlers } from './evidence/handlers'
import { matterHandlers } from './matter/handlers'
import { noticeHandlers } from './notice/handlers'
import type { Handler } from './operation'
import { peopleHandlers } from './people/handlers'
import { pointsHandlers } from './points/handlers'
import { rulesHandlers } from './rules/handlers'
import { sessionHandlers } from './session/handlers'
import { setAsideHandlers } from './setAside/handlers'
import { todoHandlers } from './todo/handlers'

/** Every operation of the contract has its handler; a missing one does not compile. */
export const handlers: { [N in OperationName]: Handler<N> } = {
  ...sessionHandlers,
  ...peopleHandlers,
  ...todoHandlers,
  ...noticeHandlers,
  ...matterHandlers,
  ...evidenceHandlers,
  ...clockHandlers,
  ...rulesHandlers,
  ...pointsHandlers,
  ...setAsideHandlers,
}
