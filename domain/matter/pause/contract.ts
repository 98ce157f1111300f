import { instant, shortText } from '../../contract/schema'
import { forRoles, onMatter } from '../base/contract'

export const contract = {
  /** `until`: when it is resumed by itself; absent from clients that do not ask for it, and then the last day there is. */
  suspend: forRoles(['chiefOfficer'], onMatter({ until: instant, reason: shortText }, ['reason'])),
  renewSuspension: forRoles(['chiefOfficer'], onMatter({ until: instant, reason: shortText }, ['until', 'reason'])),
  resume: forRoles(['chiefOfficer'], onMatter({ reason: shortText }, ['reason'])),
} as const
