import { type Figure, median, perSecond } from '../store/measure'
import type { BareRow } from './bareTables'
import type { District } from './district'
import { type Client, call } from './http'
import { lineOf, type Model, todoOf } from './register'
import type { Sizes } from './sizes'

const CONCURRENCY = 16

/** Who asks, by person id to token, and whose matters are asked for. */
export interface Askers {
  tokens: ReadonlyMap<string, string>
  handlers: readonly string[]
  units: readonly string[]
  officer: string
}

export const askersOf = ({ handlers, world }: District, tokens: ReadonlyMap<string, string>): Askers => ({
  tokens,
  handlers: handlers.map(({ _id }) => _id),
  units: [...new Set(handlers.map(({ unitId }) => unitId))],
  officer: world.people('officer')[0]?._id ?? '',
})

interface List {
  name: string
  operation: string
  /** Who asks for what in the nth request. */
  ask(n: number, askers: Askers): { personId: string; input: object }
  /** What is asked of the bare server in the nth request. */
  bare(n: number, askers: Askers): string
}

const nth = (list: readonly string[], n: number): string => list[n % list.length] ?? ''

const matters = (name: string, input: (n: number, askers: Askers) => object, byHandler = false): List => ({
  name,
  operation: 'matter.list',
  ask: (n, askers) => ({
    personId: byHandler ? nth(askers.handlers, n) : askers.officer,
    input: { limit: 50, ...input(n, askers) },
  }),
  bare: (n, { units }) => `/list/lines/${nth(units, n)}`,
})

const LISTS: List[] = [
  {
    name: 'to-dos of a handler',
    operation: 'todo.list',
    ask: (n, { handlers }) => ({ personId: nth(handlers, n), input: { limit: 50 } }),
    bare: (n, { handlers }) => `/list/todos/${nth(handlers, n)}`,
  },
  matters('matters, all', () => ({})),
  matters('matters, yellow', () => ({ light: 'yellow' })),
  matters('matters, of a unit', (n, { units }) => ({ unitId: nth(units, n) })),
  matters('matters, red, of a unit', (n, { units }) => ({ light: 'red', unitId: nth(units, n) })),
  matters('matters, green, as the unit sees them', () => ({ light: 'green' }), true),
]

/** The rows of the bare tables: what the lists would answer, by the same owners and in the same order. */
export function* bareRows(models: readonly Model[], count: number): Generator<BareRow> {
  for (let n = 0; n < count; n++) {
    const { handlerId } = models[n % models.length] as Model
    const todo = todoOf(models, n)
    yield { table: 'todos', id: todo._id, owner: handlerId, rank: todo.dueRank, due: todo.dueAt ?? '', document: todo }
    const { hidden, listDueAt, unitIds, frontIds, circle, year, nextAlarmAt, terms, ...row } = lineOf(models, n)
    yield { table: 'lines', id: row.id, owner: row.leadUnitId, rank: row.rank, due: listDueAt, document: row }
  }
}

/** Lists of 50 a second among `count` matters, each beside a bare indexed select of 50 rows by fastify over SQLite. */
export async function* listFigures(
  host: Client,
  bare: Client,
  askers: Askers,
  count: number,
  { runs, msPerRun }: Sizes,
): AsyncGenerator<Figure> {
  for (const list of LISTS) {
    let n = 0
    const ours = async () => {
      const { personId, input } = list.ask(n++, askers)
      const { items } = await call<{ items: unknown[] }>(host, askers.tokens.get(personId) ?? '', list.operation, input)
      if (items.length === 0) throw new Error(`${list.name}: an empty list measures nothing`)
    }
    const theirs = async () => JSON.parse(await bare.ask(list.bare(n++, askers)))
    const [values, limits]: [number[], number[]] = [[], []]
    for (let run = 0; run < runs; run++) {
      limits.push(await perSecond(theirs, CONCURRENCY, msPerRun / 4))
      values.push(await perSecond(ours, CONCURRENCY, msPerRun / 4))
    }
    yield {
      name: `list of 50 over HTTP, ${list.name}, among ${count}, concurrency ${CONCURRENCY}`,
      value: median(values),
      best: Math.max(...values),
      unit: '1/s',
      limit: median(limits),
      limitIs: 'bare indexed select of 50 JSON rows, fastify + SQLite over HTTP',
    }
  }
}
