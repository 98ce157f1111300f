import { instant, nullable, optionalLine, shortText } from '../../contract/schema'
import { IN_CHARGE } from '../../roles'
import { forRoles, onAssignment } from '../base/contract'

export const contract = {
  /** `about`: what is undone, the weightiest where it names nothing; `until`: its own limit, the pack's where null. */
  urge: forRoles(
    IN_CHARGE,
    onAssignment({ text: shortText, about: nullable(optionalLine(80)), until: nullable(instant) }, ['text']),
  ),
  /** The last one by hand, while it has not gone out. */
  retractUrge: forRoles(IN_CHARGE, onAssignment({}, [])),
  remind: forRoles(IN_CHARGE, onAssignment({ text: shortText }, ['text'])),
} as const
