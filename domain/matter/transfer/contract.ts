import { oneOf, shortText } from '../../contract/schema'
import { forRoles, onMatter } from '../base/contract'
import { OUTCOMES } from '../state/words'

export const contract = {
  confirmTransfer: forRoles(['chiefOfficer'], onMatter({ leadersOpinion: shortText }, ['leadersOpinion'])),
  declineTransfer: forRoles(['chiefOfficer'], onMatter({ reason: shortText }, ['reason'])),
  recordOutcome: forRoles(['discipline'], onMatter({ outcome: oneOf(OUTCOMES), text: shortText }, ['outcome', 'text'])),
} as const
