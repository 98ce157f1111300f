/**
 * Sets this thread's `Date` so far ahead of the machine's. Installed before a bundle is loaded: a deployed function has
 * no clock that could be set, so a demonstration moves the world around it. Answers how to set it anew.
 */
export function shiftDate(): (aheadMs: number) => void {
  const Real = Date
  let ahead = 0
  const now = () => Real.now() + ahead
  globalThis.Date = new Proxy(Real, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length > 0 ? args : [now()], newTarget),
    apply: () => new Real(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  })
  return (aheadMs) => {
    ahead = aheadMs
  }
}
