import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readComponents } from './scripts/phone/app.mjs'

const ROOT = path.dirname(fileURLToPath(import.meta.url))
const phone = readComponents({ source: path.join(ROOT, 'miniprogram'), root: ROOT })
const phoneScripts = [...phone.components.values()]
  .filter(({ own }) => own)
  .map(({ main }) => path.relative(ROOT, main))
const inProduction = (/** @type {string[]} */ names) => names.map((name) => `${name}!`)

/**
 * Unused exports and files. Two runs: in the first tests count as users and an export that nobody imports is one word too
 * many; in the second (`--production`) they don't, so that code which only tests keep alive is found, but what a file
 * uses itself may be exported for them.
 * @type {import('knip').KnipConfig}
 */
export default {
  entry: [
    ...inProduction([
      'scripts/*.mjs',
      'scripts/check/*.mjs',
      'scripts/{phone,cloud}/build.mjs',
      'scripts/deploy/provision/provision.ts',
      'scripts/deploy/{deploy,upload,admin,upgrade}.ts',
      'scripts/transfer/{export,import}.ts',
      'cloudfunctions/*/index.ts',
      'local/{host,cloud,gateway}/main.ts',
      'local/database/write/writerThread.ts',
      'local/embedded/workbookThread.ts',
      'local/cloud/functions/worker.ts',
      'local/phone/runtime/index.ts',
      'console/vite.config.ts',
      'console/src/main.ts',
      'miniprogram/app.ts',
      ...phoneScripts,
      'bench/main.ts',
      'bench/server/bare.ts',
    ]),
    'tests/**/*.test.ts',
    'tests/**/children/*.ts',
    'tests/proof/*/main.ts',
  ],
  project: [
    ...inProduction(['{domain,server,cloudfunctions,local,console,miniprogram,scripts,bench}/**/*.{ts,mjs,vue}']),
    'tests/**/*.ts',
  ],
  ignore: ['tests/local/phone/fixture/**'],
  ignoreExportsUsedInFile: process.argv.includes('--production'),
  include: ['files', 'exports', 'types', 'nsExports', 'nsTypes', 'enumMembers', 'duplicates'],
}
