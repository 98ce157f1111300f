import { instant, localDate, nullable, shortText } from '../../contract/schema'
import { forRoles, onMatter } from '../base/contract'

export const contract = {
  /** `lookBackOn`: when it is looked back at what came of it. */
  close: forRoles(['chiefOfficer'], onMatter({ reason: shortText, lookBackOn: nullable(localDate) }, ['reason'])),
  reopen: forRoles(['chiefOfficer'], onMatter({ reason: shortText, dueAt: instant }, ['reason', 'dueAt'])),
  withdraw: forRoles(['chiefOfficer'], onMatter({ reason: shortText, byMistake: { type: 'boolean' } }, ['reason'])),
} as const
