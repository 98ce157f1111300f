import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Arguments, portOf, runCommand, say } from './commandLine'
import { type HostOptions, startHost } from './host'
import { outliveOutput } from './outliveOutput'

/** Where the build puts this file: dist/host. */
const BUILT = fileURLToPath(new URL('.', import.meta.url))

function optionsOf(given: Arguments): HostOptions {
  return {
    directory: path.resolve(given.data ?? 'data'),
    mode: given.empty ? 'live' : 'demo',
    fill: !given.bare,
    dist: path.dirname(path.resolve(BUILT)),
    writerThread: new URL('./writerThread.js', import.meta.url),
    workbookThread: new URL('./workbookThread.js', import.meta.url),
    port: portOf(process.env.PORT),
    address: process.env.HOST ?? '127.0.0.1',
    ...(process.env.LOG_LEVEL && { logLevel: process.env.LOG_LEVEL }),
    ...(process.env.METRICS_KEY && { metricsKey: process.env.METRICS_KEY }),
    progress: say,
  }
}

outliveOutput()
await runCommand((given) => startHost(optionsOf(given)))
