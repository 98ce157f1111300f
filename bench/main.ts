import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { coldFigures } from './cloud/cold'
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
  const functions = fileURLToPath(new URL('../cloudfunctions', import.meta.url))
  const cold = () => coldFigures(join(root, 'cloud'), functions)
  const figures = values.store
    ? storeFigures({ root, writerThread, counts: sizes.counts, runs: sizes.runs, msPerRun: sizes.msPerRun })
    : values.only === 'cold'
      ? cold()
      : serverFigures({
          root,
          writerThread,
          sizes,
          ...(values.browser && { browser: values.browser }),
          only: values.only,
        })
  for await (const figure of figures) print(figure)
  if (!values.store && values.only === undefined) for await (const figure of cold()) print(figure)
} finally {
  rmSync(root, { recursive: true, force: true })
}
