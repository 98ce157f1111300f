import { idOf, longText, nullable, oneOf, shortText } from '../../contract/schema'
import { forRoles, onMatter } from '../base/contract'
import { OUTCOMES } from '../state/words'

/** Which of several; it need not be said where there is one. */
const transferId = nullable(idOf('transfer'))

export const contract = {
  confirmTransfer: forRoles(
    ['chiefOfficer'],
    onMatter({ transferId, leadersOpinion: shortText, conclusion: longText }, ['leadersOpinion']),
  ),
  declineTransfer: forRoles(['chiefOfficer'], onMatter({ transferId, reason: shortText }, ['reason'])),
  recordOutcome: forRoles(
    ['discipline'],
    onMatter({ transferId, outcome: oneOf(OUTCOMES), text: shortText }, ['outcome', 'text']),
  ),
} as const
