type Listener = (...args: unknown[]) => void

/** WeChat's EventChannel between the page that opens and the page that is opened. */
export interface EventChannel {
  emit(name: string, ...args: unknown[]): void
  on(name: string, listener: Listener): void
  once(name: string, listener: Listener): void
  off(name: string, listener?: Listener): void
}

/** Two ends: what one emits, the other hears. Events that come before a listener wait for it. */
export function eventChannels(): [EventChannel, EventChannel] {
  const sides = [newSide(), newSide()] as const
  return [channel(sides[0], sides[1]), channel(sides[1], sides[0])]
}

interface Side {
  listeners: Map<string, Set<Listener>>
  waiting: Map<string, unknown[][]>
}

const newSide = (): Side => ({ listeners: new Map(), waiting: new Map() })

function channel(mine: Side, other: Side): EventChannel {
  const on = (name: string, listener: Listener) => {
    mine.listeners.set(name, (mine.listeners.get(name) ?? new Set()).add(listener))
    const waiting = mine.waiting.get(name) ?? []
    mine.waiting.delete(name)
    for (const args of waiting) listener(...args)
  }
  const off = (name: string, listener?: Listener) => {
    if (listener) mine.listeners.get(name)?.delete(listener)
    else mine.listeners.delete(name)
  }
  return {
    on,
    off,
    once(name, listener) {
      const wrapped = (...args: unknown[]) => {
        off(name, wrapped)
        listener(...args)
      }
      on(name, wrapped)
    },
    emit(name, ...args) {
      const listeners = other.listeners.get(name)
      if (listeners?.size) for (const listener of [...listeners]) listener(...args)
      else other.waiting.set(name, [...(other.waiting.get(name) ?? []), args])
    },
  }
}
