import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { portOf, runCommand, say } from '../host/commandLine'
import { outliveOutput } from '../host/outliveOutput'
import { startCloud } from './cloud'
import { configurationIn } from './environment'
import { readSpecs } from './functions/specs'

/** Where the build puts this file: dist/cloud. */
const BUILT = path.dirname(fileURLToPath(import.meta.url))

outliveOutput()
await runCommand((given) =>
  startCloud({
    directory: path.resolve(given.data ?? 'data-cloud'),
    mode: given.empty ? 'live' : 'demo',
    fill: !given.bare,
    dist: BUILT,
    functions: readSpecs(path.join(BUILT, '../cloudfunctions'), path.join(BUILT, '../../cloudbaserc.json')),
    worker: new URL('./worker.js', import.meta.url),
    configuration: configurationIn(process.env),
    port: portOf(process.env.PORT),
    address: process.env.HOST ?? '127.0.0.1',
    progress: say,
  }),
)
