import { repeatable } from './retry'

/** How long the storage may take until it begins to answer. */
const ANSWER_MS = 10_000

export interface Range {
  start: number
  end: number
}

/** A link's answer, or null when nothing is there. Asked again on the network's and the storage's faults. */
async function ask(link: string, init: RequestInit): Promise<Response | null> {
  return repeatable(async () => {
    const response = await fetchWithin(link, init)
    if (response.ok) return response
    await response.body?.cancel()
    if (response.status === 404) return null
    throw Object.assign(new Error(`the storage answered ${response.status}`), { code: response.status })
  })
}

async function fetchWithin(link: string, init: RequestInit): Promise<Response> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), ANSWER_MS)
  try {
    return await fetch(link, { ...init, signal: patience.signal })
  } catch (error) {
    throw Object.assign(new Error('the storage did not answer', { cause: error }), { code: 'ECONNRESET' })
  } finally {
    clearTimeout(timer)
  }
}

/** Bytes behind a link; null when nothing is there. */
export async function sizeOf(link: string): Promise<number | null> {
  const response = await ask(link, { method: 'HEAD' })
  const length = response?.headers.get('content-length')
  if (length === undefined) return null
  if (length === null) throw new Error('the storage did not say how long a file is')
  return Number(length)
}

/** What lies behind a link, fetched once its first byte is asked for. */
export async function* bytesOf(link: string, range?: Range): AsyncGenerator<Uint8Array> {
  const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end}` } : {}
  const response = await ask(link, { headers })
  if (!response?.body) throw new Error('the file is gone')
  if (range && response.status !== 206) throw new Error('the storage does not answer ranges')
  yield* response.body as unknown as AsyncIterable<Uint8Array>
}
