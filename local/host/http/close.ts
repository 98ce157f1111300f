import type { FastifyInstance } from 'fastify'

/** How long requests under way may take once the host stops; a stalled download holds nobody up longer. */
const GRACE_MS = 5000
const LOOK_MS = 50

/**
 * Stops listening, lets what is under way end, and drops kept-alive connections as they fall idle: Node itself drops
 * only those that are idle at the first moment.
 */
export async function closeServer(server: FastifyInstance): Promise<void> {
  const looking = setInterval(() => server.server.closeIdleConnections(), LOOK_MS)
  const lastly = setTimeout(() => server.server.closeAllConnections(), GRACE_MS)
  try {
    await server.close()
  } finally {
    clearInterval(looking)
    clearTimeout(lastly)
  }
}
