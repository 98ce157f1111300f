/** What was seen that must not be. Any makes the proof fail. */
export class Findings {
  readonly #seen = new Map<string, { times: number; first: string }>()

  /** `kind` is counted; of each kind the first is shown whole. */
  add(kind: string, detail: unknown): void {
    const known = this.#seen.get(kind)
    if (known) known.times++
    else this.#seen.set(kind, { times: 1, first: typeof detail === 'string' ? detail : JSON.stringify(detail) })
  }

  get count(): number {
    return [...this.#seen.values()].reduce((sum, { times }) => sum + times, 0)
  }

  lines(): string[] {
    return [...this.#seen].map(([kind, { times, first }]) => `${kind} (${times}): ${first.slice(0, 1500)}`)
  }
}
