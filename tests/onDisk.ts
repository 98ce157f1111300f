import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildSync } from 'esbuild'

/** A folder for one test file, removed at its end. */
export function temporaryFolder(): { make: () => string } {
  const root = mkdtempSync(join(tmpdir(), 'database-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  return { make: () => mkdtempSync(join(root, 'db-')) }
}

const sqlite = require.resolve('@photostructure/sqlite')

/** Bundles a TypeScript entry into `folder` for a process or a thread of its own; returns the file. */
export function bundle(entry: string, folder: string): string {
  const outfile = join(folder, `${entry.replaceAll(/\W/g, '-')}.mjs`)
  buildSync({
    entryPoints: [resolve(__dirname, '..', entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    alias: { '@photostructure/sqlite': sqlite },
    external: [sqlite],
    // for packages of the older module kind inside the bundle
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url)",
    },
    logLevel: 'error',
  })
  return outfile
}
