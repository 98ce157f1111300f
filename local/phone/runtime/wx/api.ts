export interface Callbacks {
  success?: (result: never) => void
  fail?: (error: never) => void
  complete?: (result: never) => void
}

type WxError = Error & { errMsg: string }

/** What a wx function answers when it can't: "chooseMedia:fail cancel". */
function wxError(name: string, reason: unknown): WxError {
  const text = reason instanceof Error ? reason.message : String(reason)
  const errMsg = text.startsWith(`${name}:fail`) ? text : `${name}:fail ${text}`
  return Object.assign(new Error(errMsg), { errMsg })
}

/** Settles one call the way WeChat does: callbacks when there are any, and `complete` last. */
export function settle<R>(name: string, options: Callbacks, work: Promise<R>): Promise<R & { errMsg: string }> {
  const { success, fail, complete } = options as Record<string, ((value: unknown) => void) | undefined>
  return work.then(
    (result) => {
      const answer = { errMsg: `${name}:ok`, ...result }
      success?.(answer)
      complete?.(answer)
      return answer
    },
    (reason) => {
      const error = wxError(name, reason)
      fail?.(error)
      complete?.(error)
      throw error
    },
  )
}

/**
 * Makes a function of wx from `run`: it may throw or reject with a reason. Called with callbacks it returns nothing and
 * reports to them; called without it returns a promise.
 */
export function api<O extends object, R>(name: string, run: (options: O) => R | Promise<R>) {
  return (options?: O & Callbacks): Promise<R & { errMsg: string }> | undefined => {
    const given = options ?? ({} as O & Callbacks)
    const settled = settle(
      name,
      given,
      Promise.resolve().then(() => run(given)),
    )
    if (!given.success && !given.fail && !given.complete) return settled
    settled.catch(() => undefined)
    return undefined
  }
}

/** A pair of functions such as onNetworkStatusChange and offNetworkStatusChange. */
export function listeners<T>() {
  const all = new Set<(value: T) => void>()
  return {
    on: (listener: (value: T) => void) => {
      all.add(listener)
    },
    off: (listener?: (value: T) => void) => {
      if (listener) all.delete(listener)
      else all.clear()
    },
    emit: (value: T) => {
      for (const listener of [...all]) listener(value)
    },
  }
}
