/** Vant's popup takes 300 ms to leave, and never comes when it is called meanwhile. */
const LEAVE_MS = 400

interface Rise {
  wanted: boolean
  /** Resolves once the popup has gone; null while none is leaving. */
  leaving: Promise<void> | null
}

const rises = new WeakMap<object, Rise>()
const riseOf = (owner: object): Rise => {
  const rise = rises.get(owner) ?? { wanted: false, leaving: null }
  rises.set(owner, rise)
  return rise
}

/** What each open sheet began with. */
const begun = new WeakMap<object, string>()

/**
 * Whether a sheet begins: it was called, or it is given something else than it began with, as where a parent's
 * properties come one by one. A parent that only draws itself again hands the same over once more.
 */
export const begins = (owner: object, show: boolean, given: unknown[]): boolean => {
  const before = begun.get(owner)
  const now = JSON.stringify(given)
  if (show) begun.set(owner, now)
  else begun.delete(owner)
  return show && now !== before
}

/**
 * A sheet from below. Its popup shows while `open`, which follows the property `show`; a sheet that is called while it
 * is still leaving comes once it has gone.
 */
export const sheet = Behavior({
  data: { open: false },

  observers: {
    show(show: boolean) {
      this.follow(show)
    },
  },

  methods: {
    follow(show: boolean) {
      riseOf(this).wanted = show
      if (show) this.rise()
      else if (this.data.open) this.leave()
    },

    async rise() {
      const rise = riseOf(this)
      if (rise.leaving) await rise.leaving
      if (rise.wanted && !this.data.open) this.setData({ open: true })
    },

    leave() {
      const rise = riseOf(this)
      this.setData({ open: false })
      const leaving = new Promise<void>((resolve) => setTimeout(resolve, LEAVE_MS)).then(() => {
        if (rise.leaving === leaving) rise.leaving = null
      })
      rise.leaving = leaving
    },
  },
})
