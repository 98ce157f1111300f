import type { Sort } from './types'
import { compareValues } from './values'

/** A document that was found, by what it is sorted by. */
export interface Hit<T> {
  keys: readonly unknown[]
  id: string
  found: T
}

/** Beyond so many more than are wanted, those that cannot be among the first are let go. */
const SPARE = 1_000

/** The first `limit` of all hits, each document once; equal keys by id. */
export class FirstHits<T> {
  #hits = new Map<string, Hit<T>>()
  readonly #directions: readonly (1 | -1)[]

  constructor(
    sort: Sort,
    private readonly limit: number,
  ) {
    this.#directions = sort.map(([, direction]) => direction)
  }

  add(hit: Hit<T>): void {
    this.#hits.set(hit.id, hit)
    if (this.#hits.size > 4 * this.limit + SPARE) this.#hits = new Map(this.inOrder().map((each) => [each.id, each]))
  }

  inOrder(): Hit<T>[] {
    return [...this.#hits.values()]
      .sort((a, b) => this.#compare(a, b) || compareValues(a.id, b.id))
      .slice(0, this.limit)
  }

  /** Whether the last hit that is wanted comes before another one by its keys alone: no later key can come between. */
  get isSettled(): boolean {
    if (this.#hits.size <= this.limit) return false
    const hits = [...this.#hits.values()].sort((a, b) => this.#compare(a, b))
    return this.#compare(hits[this.limit - 1] as Hit<T>, hits.at(-1) as Hit<T>) < 0
  }

  get isFull(): boolean {
    return this.#hits.size >= this.limit
  }

  #compare(a: Hit<T>, b: Hit<T>): number {
    return this.#directions.reduce((order, direction, i) => order || compareValues(a.keys[i], b.keys[i]) * direction, 0)
  }
}
