import type { Sort } from '../types'
import { compareValues } from '../values'

/** A document that was found, by what it is sorted by. */
export interface Hit<T> {
  keys: readonly unknown[]
  id: string
  found: T
}

/** What tells whether a walk can end. */
export interface Fullness {
  readonly isFull: boolean
  readonly isSettled: boolean
}

/** The first `limit` of all hits and one more, each document once; equal keys by id. */
export class FirstHits<T> implements Fullness {
  #hits: Hit<T>[] = []
  readonly #directions: readonly (1 | -1)[]

  constructor(
    sort: Sort,
    private readonly limit: number,
  ) {
    this.#directions = sort.map(([, direction]) => direction)
  }

  /** Takes hits that are in order already, each document once. */
  addOrdered(more: readonly Hit<T>[]): void {
    if (this.#hits.length === 0) this.#hits = more.slice(0, this.limit + 1)
    else if (more.length > 0) this.#merge(more)
  }

  add(more: Hit<T>[]): void {
    const ordered = more.sort(this.#compare)
    this.addOrdered(ordered.filter(({ id }, i) => id !== ordered[i - 1]?.id))
  }

  get first(): Hit<T>[] {
    return this.#hits.slice(0, this.limit)
  }

  get isFull(): boolean {
    return this.#hits.length >= this.limit
  }

  /** Whether the hit after the last that is wanted has other keys: then none that is found later comes between. */
  get isSettled(): boolean {
    const [last, next] = [this.#hits[this.limit - 1], this.#hits[this.limit]]
    return last !== undefined && next !== undefined && this.#compareKeys(last, next) < 0
  }

  #merge(more: readonly Hit<T>[]): void {
    const merged: Hit<T>[] = []
    const mine = this.#hits
    for (let i = 0, j = 0; merged.length <= this.limit && (i < mine.length || j < more.length); ) {
      const [a, b] = [mine[i], more[j]]
      const order = !a ? 1 : !b ? -1 : this.#compare(a, b)
      if (order <= 0) i++
      if (order >= 0) j++
      merged.push((order <= 0 ? a : b) as Hit<T>)
    }
    this.#hits = merged
  }

  #compare = (a: Hit<T>, b: Hit<T>): number => this.#compareKeys(a, b) || compareValues(a.id, b.id)

  #compareKeys(a: Hit<T>, b: Hit<T>): number {
    for (let i = 0; i < this.#directions.length; i++) {
      const order = compareValues(a.keys[i], b.keys[i])
      if (order !== 0) return order * (this.#directions[i] as number)
    }
    return 0
  }
}
