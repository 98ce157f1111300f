import type { LightCounts } from '../../../domain/matter/queryContract'
import type { RegisterLine } from '../../../domain/matter/register'
import type { MatterRow } from '../../../domain/matter/views'
import type { Sort } from '../../ports'
import { page } from '../cursor'
import type { QueryHandler, Request } from '../operation'
import { type MatterFilter, registerFilter } from './matterFilter'
import { namesFor } from './names'

const SORTS: Record<'due' | 'recent', Sort> = {
  due: [
    ['rank', 1],
    ['listDueAt', 1],
  ],
  recent: [['lastAt', -1]],
}

/** What lists show of a register line; keys that only queries need stay here. */
const rowOf = (line: RegisterLine): MatterRow => {
  const { _id, rank, hidden, listDueAt, unitIds, frontIds, circle, year, nextAlarmAt, terms, ...row } = line
  return row
}

export const listMatters: QueryHandler<'matter.list'> = async ({ order = 'due', limit, after, ...wanted }, request) => {
  const { ports, caller, now, reference } = request
  const filter = registerFilter(wanted, caller, now)
  const { items, next } = await page((query) => ports.store.find('register', query), {
    filter,
    sort: SORTS[order],
    limit,
    ...(after !== undefined && { after }),
  })
  const ids = new Set(items.flatMap((line) => [line.leadUnitId, ...line.coUnitIds, line.officerId]))
  return { items: items.map(rowOf), next, names: namesFor(ids, await reference.directory()) }
}

const LIGHTS = ['green', 'yellow', 'red', 'grey'] as const

const countByLight = async (wanted: MatterFilter, { ports, caller, now }: Request): Promise<LightCounts> => {
  const [green, yellow, red, grey] = await Promise.all(
    LIGHTS.map((light) =>
      wanted.light !== undefined && wanted.light !== light
        ? 0
        : ports.store.count('register', registerFilter({ ...wanted, light }, caller, now)),
    ),
  )
  const counts = { green: green ?? 0, yellow: yellow ?? 0, red: red ?? 0, grey: grey ?? 0 }
  return { ...counts, total: counts.green + counts.yellow + counts.red + counts.grey }
}

export const countMatters: QueryHandler<'matter.counts'> = async ({ by, ...wanted }, request) => {
  const all = await countByLight(wanted, request)
  if (by === undefined) return { all, groups: [] }
  const { fronts, units } = await request.reference.directory()
  const members =
    by === 'front'
      ? fronts.map(({ _id, name }) => ({ _id, name }))
      : units.map((u) => ({ _id: u._id, name: u.shortName }))
  const groups = await Promise.all(
    members.map(async ({ _id, name }) => {
      const narrowed = by === 'front' ? { ...wanted, frontId: _id } : { ...wanted, unitId: _id }
      return { id: _id, name, ...(await countByLight(narrowed, request)) }
    }),
  )
  return { all, groups: groups.filter(({ total }) => total > 0) }
}
