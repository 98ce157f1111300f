export interface Begun {
  scan: string
  secret: string
}
export type Polled = { state: 'open' } | { state: 'confirmed'; token: string; device?: string }

/** The server's two doors (docs/guides/http.md). */
export interface ScanWays {
  begin: () => Promise<Begun>
  poll: (begun: Begun) => Promise<Polled>
}

export interface ScanListener {
  onBegun: (scan: string) => void
  onEntered: (entered: { token: string; device?: string }) => void
  /** It has ended, or never began: expired, refused, used, or there is no network at the beginning. */
  onEnd: (error: unknown) => void
}

const EVERY_MS = 2000

/** Where nobody knows what happened, the next question may tell. */
const isPassing = (error: unknown): boolean => (error as { definite?: boolean }).definite === false

/** Asks for a code, then every two seconds whether a phone has confirmed. Answers how to stop. */
export const startScan = (listener: ScanListener, ways: ScanWays): (() => void) => {
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = (error: unknown) => {
    if (!stopped) listener.onEnd(error)
  }
  const ask = async (begun: Begun): Promise<void> => {
    try {
      const answer = await ways.poll(begun)
      if (stopped) return
      if (answer.state === 'confirmed') return listener.onEntered(answer)
    } catch (error) {
      if (!isPassing(error)) return end(error)
    }
    if (!stopped) timer = setTimeout(ask, EVERY_MS, begun)
  }
  ways.begin().then((begun) => {
    if (stopped) return
    listener.onBegun(begun.scan)
    timer = setTimeout(ask, EVERY_MS, begun)
  }, end)
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
