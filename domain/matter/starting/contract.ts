import { idOf, nullable, object, prose } from '../../contract/schema'
import { files, forRoles } from '../base/contract'

export const contract = {
  /** 交办一件事: what he says and photographs becomes a draft, which the office completes. */
  start: forRoles(
    ['leader'],
    object({ words: prose(2, 2000), files, unitId: nullable(idOf('unit')) }, ['words', 'files', 'unitId']),
  ),
} as const
