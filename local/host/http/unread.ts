import type { IncomingMessage } from 'node:http'
import { MAX_FILE_BYTES } from '../../../domain/evidence/file'

/** What a sender who has been answered may still send. Then, and when it takes longer, the connection is cut. */
const MOST_BYTES = MAX_FILE_BYTES + 1024 * 1024
const PATIENCE_MS = 30_000

/**
 * Takes in and forgets what was not read of an answered request. Most clients read the answer only once they have sent
 * everything: who just stops reading leaves them hanging, who closes at once takes the answer away from them.
 */
export function takeRest(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return
  const { socket } = request
  const cut = () => socket.destroy()
  const patience = setTimeout(cut, PATIENCE_MS)
  const done = () => {
    clearTimeout(patience)
    socket.off('close', done)
  }
  // Node no longer tells an answered request that its connection has ended.
  socket.once('close', done)
  request.once('end', done)
  let bytes = 0
  request.unpipe()
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > MOST_BYTES) cut()
  })
  request.resume()
}
