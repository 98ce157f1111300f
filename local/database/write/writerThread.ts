import { parentPort, workerData } from 'node:worker_threads'
import { compileManifest } from '../schema'
import { loadSqlite } from '../sqlite'
import type { ThreadAnswer, ThreadData } from './threadWriter'
import { type Commit, closeWriteConnection, openWriteConnection, Writer } from './writer'

/** The entry of the writer's thread: a build bundles it as a file of its own. */
async function serve({ file, manifest, stamp }: ThreadData): Promise<void> {
  const connection = openWriteConnection(await loadSqlite(), file)
  const writer = new Writer(connection, compileManifest(manifest), stamp)
  const answer = (message: ThreadAnswer) => parentPort?.postMessage(message)
  parentPort?.on('message', (message: { commits: Commit[] } | { close: true }) => {
    if ('commits' in message) return answer({ outcomes: writer.write(message.commits) })
    closeWriteConnection(connection)
    answer({ closed: true })
  })
  answer({ ready: true })
}

await serve(workerData)
