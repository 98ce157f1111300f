import { randomUUID } from 'node:crypto'
import { checked } from '../../server/answers'
import type { Host } from './host'

/** What came back: an envelope with its status, or nothing, as when the host was killed meanwhile. */
export type Reply = { status: number; ok: boolean; code?: string; output?: unknown; detail?: string } | 'lost'

/** Refusals with a status of the 500s that name what stands in the way. */
const NAMED = new Set(['NO_SPACE', 'STORAGE_FAULT'])

/** A fault of the host: neither an output nor a refusal that says why. */
export const isSurprise = ({ ok, status, code }: Exclude<Reply, 'lost'>): boolean =>
  !ok && status >= 500 && !NAMED.has(String(code))

/** Longer than any honest answer takes; only what hangs is cut off. */
const PATIENCE_MS = 60_000
const AGAIN_MS = 20

/** Calls the host as many people, each logged in once and again when the session is gone. */
export class Client {
  readonly #tokens = new Map<string, Promise<string | Reply>>()

  constructor(readonly host: Host) {}

  /** An operation of the contract. */
  async call(who: string, operation: string, input: unknown, idempotencyKey: string = randomUUID()): Promise<Reply> {
    const call = { operation, input, idempotencyKey }
    const reply = await this.#loggedIn(who, (token) => this.post('/api', call, token))
    return reply === 'lost' ? reply : checked(call, reply)
  }

  /** Stores a file; `output` has its `fileId` and `sha256`. */
  async upload(who: string, name: string, bytes: Uint8Array): Promise<Reply> {
    return this.#loggedIn(who, (token) => {
      const form = new FormData()
      form.append('origin', 'document')
      form.append('file', new Blob([Uint8Array.from(bytes)]), name)
      return this.send('/files', { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form })
    })
  }

  post(path: string, body: unknown, token?: string): Promise<Reply> {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    return this.send(path, { method: 'POST', headers, body: JSON.stringify(body) })
  }

  async send(path: string, init: RequestInit = {}): Promise<Reply> {
    const url = await this.host.up()
    if (url === null) return this.#lost()
    try {
      const response = await fetch(url + path, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
      const text = await response.text()
      return { status: response.status, ...(JSON.parse(text) as { ok: boolean; code?: string; output?: unknown }) }
    } catch (error) {
      if ((error as Error).name === 'TimeoutError') throw new Error(`no answer to ${path} in ${PATIENCE_MS} ms`)
      if (error instanceof SyntaxError) throw new Error(`${path} answered no JSON`)
      return this.#lost()
    }
  }

  /** Not at once again: the host may be down. */
  async #lost(): Promise<'lost'> {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    return 'lost'
  }

  async #loggedIn(who: string, send: (token: string) => Promise<Reply>): Promise<Reply> {
    const token = await this.token(who)
    if (typeof token !== 'string') return token
    if (token === 'lost') return this.#lost()
    const reply = await send(token)
    if (reply !== 'lost' && reply.code === 'NOT_SIGNED_IN') this.#tokens.delete(who)
    return reply
  }

  /** The person's token, or why there is none now. */
  async token(who: string): Promise<string | Reply> {
    const known = this.#tokens.get(who)
    if (known) return known
    const signing = this.#logIn(who)
    this.#tokens.set(who, signing)
    const token = await signing
    if (token === 'lost' || typeof token !== 'string') this.#tokens.delete(who)
    return token
  }

  async #logIn(personId: string): Promise<string | Reply> {
    const reply = await this.post('/demo/login', { personId, client: 'desk' })
    return reply !== 'lost' && reply.ok ? (reply.output as { token: string }).token : reply
  }
}
