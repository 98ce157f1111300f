import { createHash } from 'node:crypto'
import { addMs, DAY_MS } from '../../domain/clock/time'
import { type AsideJob, retryAfter, type SetAside } from '../../domain/setAside/setAside'
import { isNoSpace } from '../noSpace'
import { type Item, standings, stillWaits } from '../operations/setAside/standing'
import type { Ports } from '../ports'
import { FilesError, StoreError } from '../ports'

type Needed = Pick<Ports, 'store' | 'clock' | 'log'>

/** The house's trouble and no item's: it ends the run, which comes again. */
const OF_THE_STORE: ReadonlySet<string> = new Set(['CONFLICT', 'CLOSED', 'STORAGE_FAULT'])
const isOfTheStore = (error: unknown): boolean =>
  isNoSpace(error) || (error instanceof StoreError && OF_THE_STORE.has(error.code))

/** So many may throw in a run in which nothing goes through; if more do, the fault is not theirs. */
const FEW = 5
/** Of one job; more of them wait for their next try all the same. */
const MOST = 1000

const codeOf = (error: unknown): string => {
  if (error instanceof StoreError || error instanceof FilesError) return error.code
  return error instanceof Error ? error.name.slice(0, 60) : 'Error'
}

const asideId = (job: AsideJob, about: string): string =>
  createHash('sha256').update(`${job} ${about}`).digest('base64url')

/**
 * One run of a job over many items. Work that throws is taken apart, so that all but the one that throws is done;
 * that one is set aside as soon as another has gone through, and tried again later. Where nothing at all goes through,
 * nothing is set aside and the run fails.
 */
export class Guard {
  /** Threw, and wait for one that goes through. */
  readonly #pending: { item: Item; error: unknown }[] = []
  readonly #failed = new Set<string>()
  #done = 0

  constructor(
    private readonly ports: Needed,
    private readonly job: AsideJob,
    /** Of one kind of subject: what happens to another kind says nothing of it. */
    private readonly kind?: string,
  ) {}

  /** Does the work for all at once; when that throws, for halves, down to the ones that throw alone. */
  async each<I extends Item>(items: readonly I[], work: (some: readonly I[]) => Promise<void>): Promise<void> {
    const [only] = items
    if (!only) return
    try {
      await work(items)
    } catch (error) {
      if (isOfTheStore(error)) throw error
      if (items.length === 1) return this.#fail(only, error)
      const half = Math.ceil(items.length / 2)
      await this.each(items.slice(0, half), work)
      return this.each(items.slice(half), work)
    }
    this.#done += items.length
    await this.#setAsidePending()
  }

  /** Whether a few have thrown and nothing went through yet. */
  get isInVain(): boolean {
    return this.#done === 0 && this.#pending.length >= FEW
  }

  /** Forgets what waits no longer. Throws when many threw and nothing went through. */
  async end(): Promise<void> {
    const threw = this.#pending.length
    if (threw > FEW)
      throw new Error(
        `nothing went through in ${[this.job, this.kind].filter(Boolean).join(' ')}, and ${threw} threw`,
        { cause: this.#pending[0]?.error },
      )
    await this.#setAsidePending()
    await this.#forget()
  }

  async #fail(item: Item, error: unknown): Promise<void> {
    const id = asideId(this.job, item.about)
    // Met a second time in this run, it says nothing new: neither counts it among the many, nor is it set aside again.
    if (this.#failed.has(id)) return
    this.#failed.add(id)
    this.#pending.push({ item, error })
    if (this.#done > 0) await this.#setAsidePending()
    // Throws when the store cannot be reached, so that a broken line is not tried with each of hundreds.
    else await this.ports.store.get('counters', 'directory')
  }

  async #setAsidePending(): Promise<void> {
    for (const { item, error } of this.#pending.splice(0)) await this.#setAside(item, error)
  }

  /** Counted once though two runs meet it; not at all when it has been mended in the meantime. */
  async #setAside(item: Item, error: unknown): Promise<void> {
    const { store, clock, log } = this.ports
    const { about, subject } = item
    const now = clock.now()
    const _id = asideId(this.job, about)
    const standing = standings[this.job]
    const entry = await store.transact(async (tx): Promise<SetAside | null> => {
      const due = standing && (await standing.dueAt(tx, item))
      if (standing && (due === null || due > now)) return null
      const before = await tx.get('setAside', _id)
      const times = (before?.times ?? 0) + 1
      const retryAt = standing ? retryAfter(times, now) : addMs(now, DAY_MS)
      const since = before?.since ?? now
      const next = { _id, job: this.job, about, subject, code: codeOf(error), since, lastAt: now, times, retryAt }
      await tx.put('setAside', next)
      await standing?.putOff(tx, item, retryAt)
      return next
    })
    const fields = { job: this.job, about, subject, times: entry?.times, retryAt: entry?.retryAt, err: error }
    log.error(
      fields,
      entry ? 'set aside: it is tried again later, and the rest went on' : 'failed, and is no longer due',
    )
  }

  async #forget(): Promise<void> {
    const { store } = this.ports
    const entries = await store.find('setAside', { filter: { job: this.job }, sort: [['since', 1]], limit: MOST })
    for (const { _id, subject } of entries) {
      if (this.#failed.has(_id) || (this.kind !== undefined && subject?.kind !== this.kind)) continue
      await store.transact(async (tx) => {
        const entry = await tx.get('setAside', _id)
        if (entry && (standings[this.job] === null || !(await stillWaits(tx, entry)))) await tx.remove('setAside', _id)
      })
    }
  }
}

/** How many things of a job wait for their next try. */
export const countAside = ({ store }: Pick<Ports, 'store'>, job: AsideJob): Promise<number> =>
  store.count('setAside', { job })
