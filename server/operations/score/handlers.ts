import type { Actor } from '../../../domain/people/actor'
import type { Filter } from '../../ports'
import { type Order, page } from '../cursor'
import type { DirectorySnapshot, Handler, QueryHandler } from '../operation'

const NEWEST: Order = [['at', -1, 'moment']]
/** A month begins with 100 points and never ends below 0 (domain.md section 8). */
const START = 100_00

/** Units whose points the person may read: all for whole-district roles, else those of the front or the own unit. */
const readableUnits = (actor: Actor, directory: DirectorySnapshot): string[] =>
  directory.units
    .filter((unit) =>
      actor.roles.some(
        ({ role, scope }) =>
          role !== 'admin' &&
          (scope.kind === 'district' ||
            (scope.kind === 'front' && scope.frontId === unit.frontId) ||
            (scope.kind === 'unit' && scope.unitId === unit._id)),
      ),
    )
    .map(({ _id }) => _id)

const list: QueryHandler<'points.list'> = async ({ unitId, matterId, period, limit, after }, request) => {
  const { caller, ports, reference } = request
  const directory = await reference.directory()
  const readable = readableUnits(caller, directory)
  const units = unitId === undefined ? readable : readable.filter((id) => id === unitId)
  if (units.length === 0) return { items: [], next: null }
  const whole = units.length === directory.units.length
  const filter: Filter = {
    ...(!whole && { unitId: units.length === 1 ? (units[0] ?? '') : { $in: units } }),
    ...(matterId !== undefined && { matterId }),
    ...(period !== undefined && { period }),
  }
  return page((query) => ports.store.find('points', query), {
    filter,
    order: NEWEST,
    limit,
    ...(after !== undefined && { after }),
  })
}

const summary: QueryHandler<'points.summary'> = async ({ period }, { caller, ports, reference }) => {
  const directory = await reference.directory()
  const sums = await ports.store.aggregate('points', [
    { $match: { period } },
    { $group: { _id: '$unitId', hundredths: { $sum: '$hundredths' }, lines: { $sum: 1 } } },
  ])
  const byUnit = new Map(sums.map((sum) => [sum._id, sum]))
  const items = readableUnits(caller, directory).map((unitId) => {
    const sum = byUnit.get(unitId)
    return {
      unitId,
      unitName: directory.unit(unitId)?.name ?? '',
      period,
      hundredths: Math.max(0, START + Number(sum?.hundredths ?? 0)),
      lines: Number(sum?.lines ?? 0),
    }
  })
  return { items }
}

export const scoreHandlers = { 'points.list': list, 'points.summary': summary } satisfies {
  [N in 'points.list' | 'points.summary']: Handler<N>
}
