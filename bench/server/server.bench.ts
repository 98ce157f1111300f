import { join } from 'node:path'
import { type Figure, median } from '../store/measure'
import { fillBare } from './bareTables'
import { startBare, startHostProcess } from './child'
import { CONCURRENCIES, commandFigures } from './commands'
import { type Crowd, crowdOf, delayFigures } from './delays'
import { type District, HANDLERS, openDistrict, type Started, startMatters } from './district'
import { openClient, tokenOf } from './http'
import { askersOf, bareRows, listFigures } from './lists'
import { phoneFigure } from './phone'
import { fillRegister, type Model, modelsOf } from './register'
import type { Sizes } from './sizes'
import { sweepTimes } from './sweep'

export interface ServerBenchOptions {
  /** A folder on the disk in question. */
  root: string
  writerThread: URL
  sizes: Sizes
  /** Path of Chromium; without it the phone is left out. */
  browser?: string
  /** `commands`, `lists`, `delays` or `phone`: only these. Sweeps are always measured, between the fillings. */
  only?: string
}

const say = (line: string) => void process.stderr.write(`${line}\n`)

/** The host as a process of its own over real HTTP, and the sweep, each beside its limit (issue 2, item 8). */
export async function* serverFigures(options: ServerBenchOptions): AsyncGenerator<Figure> {
  const { sizes, root } = options
  const [few, many] = sizes.counts
  const bench = new ServerBench(options)
  const sets = await bench.begin()
  await bench.fill(0, few)
  const before = await bench.sweep(0)
  yield* bench.serve(join(root, 'few.sqlite'), few, sets)
  await bench.fill(few, many)
  const after = await bench.sweep(sizes.runs)
  yield {
    name: `sweep for ${sizes.due} due matters among ${many}`,
    value: median(after),
    best: Math.min(...after),
    unit: 'ms',
    limit: median(before),
    limitIs: `the same among ${few}`,
  }
  yield* bench.serve(join(root, 'many.sqlite'), many, [])
}

class ServerBench {
  readonly #directory: string
  #models: Model[] = []
  #crowd: Crowd | null = null

  constructor(private readonly options: ServerBenchOptions) {
    this.#directory = join(options.root, 'data')
  }

  /** The district, the matters that are copied, and for each run of commands a set of its own. */
  async begin(): Promise<Started[][]> {
    const runs = CONCURRENCIES.length * this.options.sizes.runs
    return this.#during(`giving the commands that start ${(runs + 1) * HANDLERS} matters`, async (district) => {
      this.#models = await modelsOf(district, await startMatters(district, HANDLERS, 'once'))
      const { matter } = this.#models[0] as Model
      this.#crowd = await crowdOf(district, matter.id)
      const sets: Started[][] = []
      for (let run = 0; run < runs; run++) sets.push(await startMatters(district, HANDLERS, 'weekly'))
      return sets
    })
  }

  fill(from: number, to: number): Promise<void> {
    return this.#during(`writing register lines and to-dos ${from} to ${to}`, (district) =>
      fillRegister(district, this.#models, from, to),
    )
  }

  sweep(firstGroup: number): Promise<number[]> {
    return this.#during('sweeping', (district) => sweepTimes(district, this.#models, firstGroup, this.options.sizes))
  }

  /** Starts the host and its bare rival, and measures what is asked over HTTP; commands only where there are sets. */
  async *serve(bareFile: string, count: number, sets: readonly (readonly Started[])[]): AsyncGenerator<Figure> {
    const { sizes, browser, only, root } = this.options
    const wanted = (what: string) => only === undefined || only === what
    const district = await this.#open()
    await fillBare(bareFile, bareRows(this.#models, count))
    await district.close()
    const [hostServer, bareServer] = [await startHostProcess(this.#directory, profiling()), await startBare(bareFile)]
    const [host, bare] = [openClient(hostServer.url), openClient(bareServer.url)]
    try {
      const tokens = new Map<string, string>()
      const askers = askersOf(district, tokens)
      const { officerId = '', adminId = '', supervisorId = '' } = this.#crowd ?? {}
      for (const id of [...askers.handlers, askers.officer, officerId, adminId, supervisorId])
        tokens.set(id, await tokenOf(host, id))
      if (browser && sets.length > 0 && wanted('phone'))
        yield await phoneFigure(hostServer.url, browser, tokens.get(askers.handlers[0] ?? '') ?? '')
      if (sets.length > 0 && wanted('commands'))
        yield* commandFigures({ host, bare, directory: root, sets, tokens, sizes })
      if (this.#crowd && wanted('delays'))
        yield* delayFigures(hostServer.url, host, openClient(hostServer.url), this.#crowd, tokens, count, sizes)
      if (wanted('lists')) yield* listFigures(host, bare, askers, count, sizes)
    } finally {
      host.close()
      bare.close()
      await Promise.all([hostServer.stop(), bareServer.stop()])
    }
  }

  #open(): Promise<District> {
    return openDistrict(this.#directory, this.options.writerThread)
  }

  async #during<T>(what: string, work: (district: District) => Promise<T>): Promise<T> {
    const start = performance.now()
    const district = await this.#open()
    try {
      return await work(district)
    } finally {
      await district.close()
      say(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
    }
  }
}

/** Flags of Node for the host's process, such as `--cpu-prof`. */
const profiling = (): string[] => process.env.BENCH_HOST_FLAGS?.split(' ') ?? []
