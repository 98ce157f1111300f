import { shortText } from '../../contract/schema'
import { forRoles, onMatter } from '../base/contract'

export const contract = {
  suspend: forRoles(['chiefOfficer'], onMatter({ reason: shortText }, ['reason'])),
  resume: forRoles(['chiefOfficer'], onMatter({ reason: shortText }, ['reason'])),
} as const
