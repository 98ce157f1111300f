import { instant, shortText } from '../../contract/schema'
import { forRoles, onMatter } from '../base/contract'

export const contract = {
  close: forRoles(['chiefOfficer'], onMatter({ reason: shortText }, ['reason'])),
  reopen: forRoles(['chiefOfficer'], onMatter({ reason: shortText, dueAt: instant }, ['reason', 'dueAt'])),
  withdraw: forRoles(['chiefOfficer'], onMatter({ reason: shortText, byMistake: { type: 'boolean' } }, ['reason'])),
} as const
