import { isDeputyOnly } from '../../roles'
import { actorOf, type Fits } from '../base/situation'
import { canSee } from '../sight'
import { partiesOf } from '../state/parties'

/** A deputy sees matters through proposals only. */
const reachable: Fits = (person) => {
  if (!person.active) return 'NOT_FOUND'
  return isDeputyOnly(person.roles) ? 'DEPUTY_BY_PROPOSAL' : null
}

const invited: Fits = (person, { matter, ...around }) =>
  reachable(person, { matter, ...around }, {}) ?? (matter.mentioned.includes(person._id) ? 'NOTHING_CHANGED' : null)

/** May see it, or belongs to a unit concerned. */
const mentioned: Fits = (person, about) => {
  const { matter } = about
  const isNear = canSee(matter, actorOf(person)) || partiesOf(matter).unitIds.includes(person.unitId)
  return reachable(person, about, {}) ?? (isNear ? null : 'NOT_CONCERNED')
}

export const persons = { invite: { personId: invited }, comment: { mentions: mentioned } } as const
