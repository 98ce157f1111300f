import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { serverFigures } from './server/server.bench'
import { FULL, QUICK } from './server/sizes'
import { type Figure, rounded } from './store/measure'
import { storeFigures } from './store/store.bench'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    store: { type: 'boolean' },
    directory: { type: 'string' },
    browser: { type: 'string' },
    only: { type: 'string' },
  },
})

/** The built writer's thread of the host itself. */
const writerThread = new URL('../host/writerThread.js', import.meta.url)

function print({ name, value, best, unit, limit, limitIs }: Figure): void {
  const line = {
    name,
    value: rounded(value),
    ...(best !== undefined && { best: rounded(best) }),
    unit,
    ...(limit !== undefined && { limit: rounded(limit), ratio: rounded(value / limit), limitIs }),
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

const sizes = values.quick ? QUICK : FULL
const root = mkdtempSync(join(values.directory ?? tmpdir(), 'zhidu-bench-'))
try {
  const figures = values.store
    ? storeFigures({ root, writerThread, counts: sizes.counts, runs: sizes.runs, msPerRun: sizes.msPerRun })
    : serverFigures({
        root,
        writerThread,
        sizes,
        ...(values.browser && { browser: values.browser }),
        only: values.only,
      })
  for await (const figure of figures) print(figure)
} finally {
  rmSync(root, { recursive: true, force: true })
}
