import { idOf, instant, nullable, oneOf, optionalProse, shortText } from '../../contract/schema'
import { OFFICE } from '../../roles'
import { forRoles, onAssignment, onMatter } from '../base/contract'
import { SCOPES } from './scopes'

export const contract = {
  addUnit: forRoles(
    OFFICE,
    onMatter(
      {
        unitId: idOf('unit'),
        part: optionalProse(500),
        scope: oneOf(SCOPES),
        newBasis: optionalProse(500),
        reason: shortText,
      },
      ['unitId', 'part', 'reason'],
    ),
  ),
  releaseUnit: forRoles(OFFICE, onAssignment({ reason: shortText }, ['reason'])),
  replaceUnit: forRoles(
    OFFICE,
    onAssignment({ unitId: idOf('unit'), dueAt: nullable(instant), reason: shortText }, ['unitId', 'dueAt', 'reason']),
  ),
} as const
