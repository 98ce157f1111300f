import type { Fits } from '../base/situation'

/** Of the unit that is judged; of those who have left it too: their deeds stay their own. */
const ofUnit: Fits = (person, _about, { unitId }) => (person.unitId === unitId ? null : 'NOT_IN_UNIT')

export const persons = { commend: { personId: ofUnit }, criticise: { personId: ofUnit } } as const
