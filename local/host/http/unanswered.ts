import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Neither browsers nor proxies send a request before the one before it is answered; who does, gets this far. */
export const MOST_UNANSWERED = 10

/** As Node does for the one whose turn it is: who would still write to it hears that nobody is there. */
function giveUp(response: ServerResponse): void {
  response.destroy()
  response.emit('close')
}

/**
 * What each connection has asked and not been answered yet. Node starts all that one connection asks at once and keeps
 * the answers until their turn comes; of those that wait it tells nobody when the connection has ended, and the files
 * that they would send stay open for ever. Here they end with it, and a connection that asks too much at once ends.
 */
export class Unanswered {
  readonly #open = new WeakMap<Socket, Set<ServerResponse>>()

  /** False when the connection has ended, by this request or before: nothing is to be done for it. */
  add(socket: Socket, response: ServerResponse): boolean {
    if (socket.destroyed) return false
    const open = this.#of(socket)
    open.add(response)
    response.once('finish', () => open.delete(response))
    if ([...open].filter(({ writableEnded }) => !writableEnded).length > MOST_UNANSWERED) socket.destroy()
    return !socket.destroyed
  }

  #of(socket: Socket): Set<ServerResponse> {
    const known = this.#open.get(socket)
    if (known) return known
    const open = new Set<ServerResponse>()
    this.#open.set(socket, open)
    socket.once('close', () => {
      for (const response of open) if (response.socket === null) giveUp(response)
    })
    return open
  }
}
