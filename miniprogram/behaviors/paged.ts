import { localTime } from '../../domain/clock/time'
import { isLoggedOut, loadWords } from '../services/errors'
import { now } from '../services/session'

export interface Loaded {
  items: object[]
  next: string | null
}

/** `first`: nothing to show yet. `refreshing`: the old rows stand until the new ones are here. */
export type Phase = 'first' | 'ready' | 'refreshing' | 'more' | 'failed'

/** The contract's largest page. */
const MOST_ROWS = 200

/** The latest question of each list: an answer to an earlier one is dropped. */
const tickets = new WeakMap<object, number>()
const nextTicket = (list: object): number => {
  const ticket = (tickets.get(list) ?? 0) + 1
  tickets.set(list, ticket)
  return ticket
}

/**
 * An endless list: `reload` for the first page, `more` at the bottom. Old rows stay while new ones are on the way or
 * cannot be had; `problem` (the first page) and `moreProblem` (the next) say what is wrong. The page overrides `loadPage`.
 */
export const paged = Behavior({
  data: {
    items: [] as object[],
    next: null as string | null,
    phase: 'first' as Phase,
    problem: '',
    moreProblem: '',
    /** When the rows were loaded, 10:32. */
    loadedAt: '',
  },

  methods: {
    /** Asks for rows after the cursor, or for the first; for at least `rows` of them. Throws ApiError. */
    async loadPage(_after: string | null, _rows: number): Promise<Loaded> {
      throw new Error('a list with this behavior overrides loadPage')
    },

    /** Shows other rows than before: nothing of the old list stays. */
    startOver(): Promise<void> {
      this.setData({ items: [], next: null, phase: 'first', problem: '', moreProblem: '' })
      return this.reload()
    },

    async reload(): Promise<void> {
      const ticket = nextTicket(this)
      const hasRows = this.data.phase !== 'first' && this.data.phase !== 'failed'
      this.setData({ phase: hasRows ? 'refreshing' : 'first' })
      try {
        const { items, next } = await this.loadPage(null, Math.min(this.data.items.length, MOST_ROWS))
        if (tickets.get(this) !== ticket) return
        this.setData({ items, next, phase: 'ready', problem: '', moreProblem: '', loadedAt: localTime(now()) })
      } catch (error) {
        if (tickets.get(this) !== ticket || isLoggedOut(error)) return
        const words = loadWords(error)
        if (hasRows) this.setData({ phase: 'ready', problem: `${words}。下面是 ${this.data.loadedAt} 的内容` })
        else this.setData({ phase: 'failed', problem: words })
      }
    },

    /** On coming back to the page: new rows, as many as before, so that the place in the list is kept. */
    revisit(): void {
      if (this.data.items.length <= MOST_ROWS) this.reload()
    },

    async more(): Promise<void> {
      const { next, phase, items: before } = this.data
      if (next === null || phase !== 'ready') return
      const ticket = nextTicket(this)
      this.setData({ phase: 'more', moreProblem: '' })
      try {
        const { items, next: after } = await this.loadPage(next, 0)
        if (tickets.get(this) !== ticket) return
        const added = Object.fromEntries(items.map((item, i) => [`items[${before.length + i}]`, item]))
        this.setData({ ...added, next: after, phase: 'ready' })
      } catch (error) {
        if (tickets.get(this) !== ticket || isLoggedOut(error)) return
        this.setData({ phase: 'ready', moreProblem: loadWords(error) })
      }
    },
  },
})
