import { DatabaseError } from './errors'

/** How long reads may keep the event loop before one that is under way lets others have a turn. */
const TURN_MS = 10
/** And before one that begins waits for its turn: most are over sooner than they have queued. */
const BEGIN_MS = 30

/** Whether who asked has gone away. */
export type IsGone = () => boolean

/**
 * What one read may cost: rows of an index walked, each with its looks into other indexes, and documents taken apart,
 * which count more. Some seconds of this process's time, given away in turns.
 */
export const MAX_STEPS = 5_000_000

/** When reads began to keep the loop in its present round; null when none has yet. */
let begun: number | null = null

const end = (): void => {
  begun = null
}

/** Whether reads have kept the loop long enough, all together. */
function isOver(most = TURN_MS): boolean {
  if (begun === null) {
    begun = performance.now()
    setImmediate(end)
  }
  return performance.now() - begun > most
}

const waiting: (() => void)[] = []

function wake(): void {
  const next = waiting.shift()
  if (waiting.length > 0) setImmediate(wake)
  begun = null
  next?.()
}

/** The event loop's next round. Of all long reads one goes on in each: others wait for one turn, not for all of them. */
const round = (): Promise<void> =>
  new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(wake)
  })

/** Work that says by `yield` where it can be interrupted. */
export type Work<T> = Generator<void, T, void>

/** Whether a read has to wait until it begins. */
export const mustWait = (): boolean => isOver(BEGIN_MS)

/** Goes on with the work until it is done or others should have a turn. */
export function untilOver<T>(work: Work<T>): IteratorResult<void, T> {
  let step = work.next()
  while (!step.done && !isOver()) step = work.next()
  return step
}

/** Throws ABANDONED when nobody waits for the answer any more. */
export function checkWaiting({ isGone }: Cost): void {
  if (isGone()) throw new DatabaseError('ABANDONED', 'nobody waits for this read any more')
}

/** Waits for this read's next turn. Throws ABANDONED. */
export async function turn(cost: Cost): Promise<void> {
  await round()
  checkWaiting(cost)
}

/** What one read has cost so far, and who waits for it. */
export class Cost {
  #steps = 0

  constructor(
    readonly isGone: IsGone = () => false,
    private readonly most = MAX_STEPS,
  ) {}

  /** Throws TOO_MUCH when the read would cost more than one may. */
  spend(steps: number): void {
    this.#steps += steps
    if (this.#steps > this.most) throw new DatabaseError('TOO_MUCH', `a read takes ${this.most} steps at most`)
  }

  get steps(): number {
    return this.#steps
  }
}
