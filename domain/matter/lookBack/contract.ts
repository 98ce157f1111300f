import { instant, localDate, longText, nullable, oneOf } from '../../contract/schema'
import { OFFICE } from '../../roles'
import { files, forRoles, onMatter } from '../base/contract'
import { LOOK_BACK_OUTCOMES } from './outcomes'

export const contract = {
  /** `dueAt`: for the lead unit, of what has relapsed; `nextOn`: looked back at once more, of what holds. */
  lookBack: forRoles(
    OFFICE,
    onMatter(
      {
        outcome: oneOf(LOOK_BACK_OUTCOMES),
        text: longText,
        files,
        dueAt: nullable(instant),
        nextOn: nullable(localDate),
      },
      ['outcome', 'text', 'files'],
    ),
  ),
} as const
