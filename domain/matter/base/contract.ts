import {
  command,
  forParties,
  forPartiesAndGroups,
  idOf,
  type Keys,
  object,
  optionalProse,
  whole,
} from '../../contract/schema'
import type { Role } from '../../roles'

const matterId = idOf('matter')

const assignmentId = idOf('assignment')

/** The version that the person saw; a decision on another one is refused as STALE_VERSION. */
const expectedVersion = whole(1, 1_000_000)

export const onMatter = <const P extends object, const R extends Keys<P>>(properties: P, required: R) =>
  object({ matterId, expectedVersion, ...properties }, ['matterId', ...required])

export const onAssignment = <const P extends object, const R extends Keys<P>>(properties: P, required: R) =>
  object({ matterId, assignmentId, expectedVersion, ...properties }, ['matterId', 'assignmentId', ...required])

/** For whom of these roles it concerns. */
export const forRoles = <const R extends readonly Role[], const I>(roles: R, input: I) =>
  command(forParties(...roles), input)

/** The same, and for a leading group's own members in its matters. */
export const forGroupsToo = <const R extends readonly Role[], const I>(roles: R, input: I) =>
  command(forPartiesAndGroups(...roles), input)

/** For everyone whom it concerns. */
export const forReaders = <const I>(input: I) => command('sight', input)

export const DOERS = ['handler', 'unitSupervisor'] as const

/** Why it is not merged with those on the same basis; needed only where there are such. */
export const notMerged = optionalProse(500)

/** Ids of uploaded files. */
export const files = { type: 'array', items: idOf('file'), maxItems: 9, uniqueItems: true } as const
