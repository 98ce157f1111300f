import { flushedAppends } from '../store/limits'
import { type Figure, median, perSecond } from '../store/measure'
import type { Started } from './district'
import { type Client, call } from './http'
import type { Sizes } from './sizes'

export const CONCURRENCIES = [1, 16, 64]

/** What commands are measured on and against. */
export interface CommandsOptions {
  host: Client
  bare: Client
  directory: string
  /** A fresh set of matters for each run, so that none has more reports than a matter has in life. */
  sets: readonly (readonly Started[])[]
  tokens: ReadonlyMap<string, string>
  sizes: Sizes
}

const TEXT = '已完成六个小区的管线迁改和基础施工，另有两个小区正在协调业主意见，预计月底前全部进场。'.repeat(3)

const inputOf = ({ matterId }: Started) => ({
  matterId,
  assignmentId: 'A1',
  text: TEXT,
  remaining: '两个小区尚有业主未签字',
  files: [],
  milestoneId: null,
})

/** Each lane keeps to its own matters, as each handler keeps to his: no two reports on one matter at once. */
function reports({ host, tokens }: CommandsOptions, set: readonly Started[], lanes: number): () => Promise<unknown> {
  let next = 0
  const free = Array.from({ length: lanes }, (_, lane) => lane)
  const rounds = new Array<number>(lanes).fill(0)
  return async () => {
    const lane = free.shift() ?? next++ % lanes
    const round = rounds[lane] ?? 0
    rounds[lane] = round + 1
    const started = set[(lane + lanes * round) % set.length] as Started
    await call(host, tokens.get(started.handlerId) ?? '', 'matter.report', inputOf(started))
    free.push(lane)
  }
}

/** Reports a second through the whole path, beside flushed appends and beside a bare insert over HTTP. */
export async function* commandFigures(options: CommandsOptions): AsyncGenerator<Figure> {
  const { bare, directory, sets, sizes } = options
  const unused = [...sets]
  for (const concurrency of CONCURRENCIES) {
    const [values, appends, inserts]: [number[], number[], number[]] = [[], [], []]
    for (let run = 0; run < sizes.runs; run++) {
      const set = unused.shift() as readonly Started[]
      const body = { operation: 'matter.report', input: inputOf(set[0] as Started), idempotencyKey: 'bench-key' }
      appends.push(flushedAppends(directory, sizes.msPerRun / 4))
      inserts.push(await perSecond(() => bare.ask('/insert', body), concurrency, sizes.msPerRun / 2))
      values.push(await perSecond(reports(options, set, concurrency), concurrency, sizes.msPerRun))
    }
    const name = `matter.report over HTTP, concurrency ${concurrency}`
    const figure = { value: median(values), best: Math.max(...values), unit: '1/s' }
    yield { name, ...figure, limit: median(inserts), limitIs: 'bare fastify + SQLite insert over HTTP, flushed' }
    yield { name, ...figure, limit: median(appends), limitIs: 'flushed 4 KB appends, one after another' }
  }
}
