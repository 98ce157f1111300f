import { NeedsCounter, numbering } from '../../../domain/counters'
import { isRefusal } from '../../../domain/refusal'
import type { Transaction } from '../../ports'

/** Decides with gap-free numbers: each series is loaded when the decision asks for it, and written when it took one. */
export const withNumbers = async <D extends object>(
  tx: Transaction,
  decideWith: (take: (series: string) => number) => D,
): Promise<D> => {
  const last = new Map<string, number>()
  for (;;) {
    const numbers = numbering(last)
    try {
      const decision = decideWith(numbers.take)
      if (!isRefusal(decision)) for (const [_id, given] of numbers.given) await tx.put('counters', { _id, last: given })
      return decision
    } catch (error) {
      if (!(error instanceof NeedsCounter)) throw error
      last.set(error.series, (await tx.get('counters', error.series))?.last ?? 0)
    }
  }
}
