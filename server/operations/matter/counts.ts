import type { Light } from '../../../domain/clock/light'
import type { RegisterLine } from '../../../domain/matter/register/line'
import type { LightCounts } from '../../../domain/matter/views'
import type { Cursor, Filter, Sort, Store } from '../../ports'
import type { DirectorySnapshot } from '../../reference'
import { inLanes } from '../lanes'
import type { QueryHandler, Request } from '../operation'
import { type MatterFilter, registerFilter } from './matterFilter'

const LIGHTS: readonly Light[] = ['green', 'yellow', 'red', 'grey']

/** Members whose numbers are asked for at the same time: a round trip each in the cloud, work of one thread here. */
const LANES = 4
/** So few lines are sooner read, with the members that each names, than counted for each member. */
const FEW = 10_000
const PAGE = 500
/** As an index has them: a page begins where the last one ended. */
const BY_DUE: Sort = [
  ['rank', 1],
  ['listDueAt', 1],
]

type Group = LightCounts & { id: string; name: string }

const countOf = (wanted: MatterFilter, light: Light, { ports, caller, now }: Request): Promise<number> =>
  wanted.light !== undefined && wanted.light !== light
    ? Promise.resolve(0)
    : ports.store.count('register', registerFilter({ ...wanted, light }, caller, now))

const withTotal = (counts: Omit<LightCounts, 'total'>): LightCounts => ({
  ...counts,
  total: counts.green + counts.yellow + counts.red + counts.grey,
})

/** Numbers of the lights in `among`; the others are known to be nought. */
const countByLight = async (wanted: MatterFilter, among: readonly Light[], request: Request): Promise<LightCounts> => {
  const numbers = await Promise.all(among.map((light) => countOf(wanted, light, request)))
  const counts = { green: 0, yellow: 0, red: 0, grey: 0 }
  for (const [i, light] of among.entries()) counts[light] = numbers[i] ?? 0
  return withTotal(counts)
}

type By = 'front' | 'unit'

/** Whom a line counts for. */
const idsOf = (line: RegisterLine, by: By): readonly string[] => (by === 'front' ? line.frontIds : line.unitIds)

/** The filter of one member's list: it takes the place of another member that was asked for. */
const narrowed = (wanted: MatterFilter, by: By, id: string): MatterFilter =>
  by === 'front' ? { ...wanted, frontId: id } : { ...wanted, unitId: id }

const widened = (wanted: MatterFilter, by: By): MatterFilter => {
  const { frontId, unitId, ...rest } = wanted
  if (by === 'front') return unitId === undefined ? rest : { ...rest, unitId }
  return frontId === undefined ? rest : { ...rest, frontId }
}

const membersOf = ({ fronts, units }: DirectorySnapshot, by: By) =>
  by === 'front'
    ? fronts.map(({ _id, name }) => ({ id: _id, name }))
    : units.map(({ _id, shortName }) => ({ id: _id, name: shortName }))

type Counting = { wanted: MatterFilter; by: By; among: readonly Light[]; request: Request }
type Members = ReturnType<typeof membersOf>

async function* linesOf(filter: Filter, store: Store): AsyncGenerator<RegisterLine> {
  for (let after: Cursor | undefined; ; ) {
    const lines = await store.find('register', { filter, sort: BY_DUE, limit: PAGE, ...(after && { after }) })
    yield* lines
    const last = lines.at(-1)
    if (!last || lines.length < PAGE) return
    after = [last.rank, last.listDueAt, last._id]
  }
}

/** One look at every line, which is of the very list that the numbers stand for. */
const fromLines = async (members: Members, { wanted, by, among, request }: Counting): Promise<Group[]> => {
  const { ports, caller, now } = request
  const groups = new Map(members.map(({ id, name }) => [id, { id, name, green: 0, yellow: 0, red: 0, grey: 0 }]))
  for (const light of among)
    for await (const line of linesOf(registerFilter({ ...wanted, light }, caller, now), ports.store))
      for (const id of new Set(idsOf(line, by))) {
        const group = groups.get(id)
        if (group) group[light] += 1
      }
  return [...groups.values()].map((group) => ({ ...group, ...withTotal(group) }))
}

const fromCounts = (members: Members, { wanted, by, among, request }: Counting): Promise<Group[]> =>
  inLanes(members, LANES, async ({ id, name }) => ({
    id,
    name,
    ...(await countByLight(narrowed(wanted, by, id), among, request)),
  }))

export const countMatters: QueryHandler<'matter.counts'> = async ({ by, ...wanted }, request) => {
  const all = await countByLight(wanted, LIGHTS, request)
  if (by === undefined) return { all, groups: [] }
  const wide = widened(wanted, by)
  const whole =
    Object.keys(wide).length === Object.keys(wanted).length ? all : await countByLight(wide, LIGHTS, request)
  const counting = { wanted: wide, by, among: LIGHTS.filter((light) => whole[light] > 0), request }
  const members = membersOf(await request.reference.directory(), by)
  // Words are tested on lines anyway: for each member again would be so many times as much.
  const isRead = whole.total <= FEW || wanted.search !== undefined
  const groups = await (isRead ? fromLines : fromCounts)(members, counting)
  return { all, groups: groups.filter(({ total }) => total > 0) }
}
