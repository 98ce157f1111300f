import { basisKeys } from '../../../domain/matter/state/basis'
import { roleInGroup } from '../../../domain/matter/state/groups'
import type { Matter } from '../../../domain/matter/state/matter'
import { partiesOfUnit } from '../../../domain/people/actor'
import { refuse } from '../../../domain/refusal'
import { may } from '../../../domain/rights'
import { IN_CHARGE, isOfGroup } from '../../../domain/roles'
import { namesFor } from '../names'
import type { QueryHandler } from '../operation'
import { seen } from '../subject/seen'
import { registerFilter } from './matterFilter'

/** More are only counted. */
const SHOWN = 20

/**
 * NO_RIGHT when no unit that is named lies in the caller's reach; of the others nothing is told. A leading group's own
 * member has all units in the reach of his group's draft, and none before it is stored.
 */
export const sameBasis: QueryHandler<'matter.sameBasis'> = async (input, request) => {
  const { ports, caller, now, reference } = request
  const { matterId, unitIds, ...basis } = input
  const asking =
    matterId === undefined ? null : await seen<Matter>({ kind: 'matter', id: matterId }, request, ports.store)
  const isGroups = asking !== null && roleInGroup(asking, caller, IN_CHARGE) !== undefined
  const directory = await reference.directory()
  const reached = unitIds.filter((id) => {
    const unit = directory.unit(id)
    return unit && (isGroups || may(caller, 'matter.sameBasis', partiesOfUnit(unit)))
  })
  if (unitIds.length > 0 && reached.length === 0 && !caller.roles.some(isOfGroup)) return refuse('NO_RIGHT')
  const keys = basisKeys(basis, reached)
  if (keys.length === 0) return { matters: [], others: 0, names: {} }
  const filter = { basisKeys: { $in: keys } }
  const [lines, total, own] = await Promise.all([
    ports.store.find('register', { filter: { ...registerFilter({}, caller, now), ...filter }, limit: SHOWN + 1 }),
    ports.store.count('register', filter),
    matterId === undefined ? null : ports.store.get('register', matterId),
  ])
  const itself = own?.basisKeys?.some((key) => keys.includes(key)) ? 1 : 0
  const matters = lines
    .filter((line) => line._id !== matterId)
    .slice(0, SHOWN)
    .map((line) => ({
      id: line._id,
      number: line.number,
      title: line.title,
      status: line.status,
      unitIds: line.unitIds.filter((id) => reached.includes(id)),
    }))
  const names = namesFor(new Set(matters.flatMap((row) => row.unitIds)), directory)
  return { matters, others: total - matters.length - itself, names }
}
