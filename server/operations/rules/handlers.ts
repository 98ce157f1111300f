import type { OperationName } from '../../../domain/contract'
import type { Handler } from '../operation'
import { rulesGet, rulesPublish } from './rules'

export const rulesHandlers = {
  'rules.get': rulesGet,
  'rules.publish': rulesPublish,
} satisfies Partial<{ [N in OperationName]: Handler<N> }>
