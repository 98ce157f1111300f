import type { OperationName } from '../../../domain/contract'
import type { Handler } from '../operation'
import { fileLinks } from './fileLinks'

export const evidenceHandlers = {
  'file.links': fileLinks,
} satisfies Partial<{ [N in OperationName]: Handler<N> }>
