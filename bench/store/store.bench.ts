import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openCommits } from './commits'
import { flushedAppends } from './limits'
import { listFigures } from './lists'
import { type Figure, medianOf, rounded } from './measure'

export interface StoreBenchOptions {
  /** A folder on the disk in question; what is made in it is removed again. */
  root: string
  /** The built file of local/database/write/writerThread.ts; without it the writer shares the thread. */
  writerThread?: URL
  /** Sizes of the lists. */
  counts?: readonly number[]
  runs?: number
  msPerRun?: number
}

/** The store by itself, without HTTP, rights or rules: commits a second and lists, each beside its limit. */
export async function* storeFigures(options: StoreBenchOptions): AsyncGenerator<Figure> {
  yield* inFolder(options.root, (directory) => commitFigures(directory, options))
  for (const count of options.counts ?? [10_000, 200_000]) {
    yield* inFolder(options.root, (directory) => listFigures(directory, count))
  }
}

async function* commitFigures(
  directory: string,
  { writerThread, runs = 5, msPerRun = 2_000 }: StoreBenchOptions,
): AsyncGenerator<Figure> {
  const commits = await openCommits({ directory: join(directory, 'store'), ...(writerThread && { writerThread }) })
  for (const concurrency of [1, 16, 64]) {
    const limits: number[] = []
    const value = await medianOf(runs, async () => {
      limits.push(flushedAppends(directory, msPerRun / 4))
      return commits.perSecond(concurrency, msPerRun)
    })
    yield {
      name: `store: commits of 7 documents, concurrency ${concurrency}`,
      value: rounded(value),
      unit: '1/s',
      limit: rounded(await medianOf(limits.length, async () => limits.pop() as number)),
      limitIs: 'flushed 4 KB appends, one after another',
    }
  }
  await commits.close()
}

async function* inFolder(root: string, figures: (directory: string) => AsyncGenerator<Figure>): AsyncGenerator<Figure> {
  const directory = mkdtempSync(join(root, 'bench-'))
  try {
    yield* figures(directory)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
