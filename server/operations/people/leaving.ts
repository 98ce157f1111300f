import { type Address, toDistrictRole, toRole, toUnitRole } from '../../../domain/people/address'
import type { Front, Person } from '../../../domain/people/person'
import type { Filter, Store, Transaction } from '../../ports'
import { type DirectorySnapshot, directoryOf } from '../../reference'
import type { Request } from '../operation'
import { handOverAll } from './handOver'
import { openIn } from './open'

/** The directory as it will be with these people in it. */
export const directoryWith = (directory: DirectorySnapshot, changed: readonly Person[]): DirectorySnapshot => {
  const people = new Map(directory.people.map((person) => [person._id, person]))
  for (const person of changed) people.set(person._id, person)
  return directoryOf(directory.version, directory.units, directory.fronts, [...people.values()])
}

const isAny = async (store: Store, filter: Filter): Promise<boolean> =>
  (await store.find('register', { ...openIn(filter), limit: 1 })).length > 0

/** What only its holders can do, with what would then wait for nobody. Other decisions go to the next who decides. */
const indispensable = ({ units }: DirectorySnapshot): [Address, (store: Store) => Promise<boolean>][] => [
  [toDistrictRole('chiefOfficer'), (store) => isAny(store, { hidden: false })],
  [
    toDistrictRole('discipline'),
    async (store) => (await store.count('todos', { to: toDistrictRole('discipline') })) > 0,
  ],
  ...units.map(({ _id }): [Address, (store: Store) => Promise<boolean>] => [
    toUnitRole('unitSupervisor', _id),
    (store) => isAny(store, { unitIds: _id }),
  ]),
]

/** So many of them are looked at: what leaders have begun and nobody has taken up is little. */
const MOST_STARTED = 200

/** Whether something that a leader began would be asked of nobody: of its front's officers and the district's none is left. */
const leavesStarted = async (store: Store, before: DirectorySnapshot, after: DirectorySnapshot): Promise<boolean> => {
  const isReached = (address: Address) => after.at(address).length > 0
  const officers = [
    toDistrictRole('officer'),
    ...before.fronts.map(({ _id }) => toRole('officer', { kind: 'front', frontId: _id })),
  ]
  for (const address of officers.filter((one) => before.at(one).length > 0 && !isReached(one))) {
    const waiting = await store.find('todos', { filter: { to: address, kind: 'prepareDraft' }, limit: MOST_STARTED })
    if (waiting.some(({ to }) => !to.some(isReached))) return true
  }
  return false
}

/** Whether the last one leaves without whom something that is open would wait for ever. */
export const leavesNobody = async (
  { ports: { store } }: Pick<Request, 'ports'>,
  directory: DirectorySnapshot,
  changed: readonly Person[],
): Promise<boolean> => {
  const after = directoryWith(directory, changed)
  for (const [address, isNeeded] of indispensable(directory))
    if (directory.at(address).length > 0 && after.at(address).length === 0 && (await isNeeded(store))) return true
  return leavesStarted(store, directory, after)
}

/** Fronts that still name somebody who is retired, without him. */
export const frontsWithout = ({ fronts }: DirectorySnapshot, changed: readonly Person[]): Front[] => {
  const retired = new Set(changed.filter(({ active }) => !active).map(({ _id }) => _id))
  const still = (id: string | null) => (id !== null && retired.has(id) ? null : id)
  return fronts
    .filter(({ leaderId, liaisonId }) => still(leaderId) !== leaderId || still(liaisonId) !== liaisonId)
    .map((front) => ({ ...front, leaderId: still(front.leaderId), liaisonId: still(front.liaisonId) }))
}

/** Writes down that what is open with a person is to be handed over, where he is not reached as before. */
export const letGo = async (
  { caller, now }: Request,
  tx: Transaction,
  before: Person,
  after: Person,
  toId: string | null,
): Promise<void> => {
  if (!before.active) return
  const isReached = after.active && before.addresses.every((address) => after.addresses.includes(address))
  if (isReached) return
  const { personId, name, unitId } = caller
  const by = { personId, name, unitId, role: 'admin' } as const
  await tx.put('handovers', { _id: before._id, addresses: before.addresses, toId, by, at: now })
}

/** So long the one who asked waits; the timed job goes on. */
const PATIENCE_MS = 5_000

/** Hands over at once what there is time for. */
export const goOn = async (request: Request, personIds: readonly string[]): Promise<void> => {
  const until = performance.now() + PATIENCE_MS
  for (const id of personIds) {
    const left = await request.ports.store.get('handovers', id)
    if (left && !(await handOverAll(request, left, () => performance.now() < until))) return
  }
}
