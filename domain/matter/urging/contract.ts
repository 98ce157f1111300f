import { instant, nullable, optionalLine, shortText } from '../../contract/schema'
import { IN_CHARGE } from '../../roles'
import { forGroupsToo, onAssignment } from '../base/contract'

export const contract = {
  /** `about`: what is undone, the weightiest where it names nothing; `until`: its own limit, the pack's where null. */
  urge: forGroupsToo(
    IN_CHARGE,
    onAssignment({ text: shortText, about: nullable(optionalLine(80)), until: nullable(instant) }, ['text']),
  ),
  /** The last one by hand, while it has not gone out. */
  retractUrge: forGroupsToo(IN_CHARGE, onAssignment({}, [])),
  remind: forGroupsToo(IN_CHARGE, onAssignment({ text: shortText }, ['text'])),
} as const
