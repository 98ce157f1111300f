import { type Address, frontNamedIn } from './address'
import type { Directory, Person } from './person'

/** Who gets what is sent to an address. A front's leader or liaison only while the role takes in that front. */
export const reached = (directory: Directory, address: Address): readonly Person[] => {
  const named = frontNamedIn(address)
  if (!named) return directory.at(address)
  const { role, frontId } = named
  const front = directory.front(frontId)
  const person = directory.person((role === 'leader' ? front?.leaderId : front?.liaisonId) ?? '')
  const holds = person?.roles.some(
    (grant) =>
      grant.role === role &&
      (grant.scope.kind === 'district' || (grant.scope.kind === 'front' && grant.scope.frontId === frontId)),
  )
  return person?.active && holds ? [person] : []
}
