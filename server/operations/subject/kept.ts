import type { AnyDecider, Life, Line } from '../../../domain/decider/decider'
import { own } from '../../../domain/own'
import type { Subject } from '../../../domain/subject'
import { deciderOf, type SubjectKind } from '../../../domain/subjects'
import { KEEPING, type Keeping } from '../../collections'
import type { Store, Transaction } from '../../ports'

/** Reads go by the store or by a transaction. */
export type Reads = Pick<Store | Transaction, 'get'>

/** A kind of subject and where it is kept. */
export interface Kept extends Keeping {
  decider: AnyDecider
}

/** Each kind with its decider and collections. */
export const kept = Object.fromEntries(
  Object.entries(KEEPING).map(([kind, keeping]) => [kind, { decider: deciderOf(kind), ...keeping }]),
) as Readonly<Record<SubjectKind, Kept>>

/** Undefined for a kind that a newer version has stored. */
const keptAs = (kind: string): Kept | undefined => own<Kept>(kept, kind)

/** The state as it is folded, without the store's own id. The one way in which a subject is loaded. */
export const stateOf = async <S extends Life = Life>({ kind, id }: Subject, reads: Reads): Promise<S | null> => {
  const at = keptAs(kind)
  const stored = at && (await reads.get(at.states, id))
  if (!stored) return null
  const { _id, ...state } = stored as unknown as S & { _id: string }
  return state as unknown as S
}

export const storedLine = async ({ kind, id }: Subject, reads: Reads): Promise<Line | null> => {
  const at = keptAs(kind)
  return at ? ((await reads.get(at.lines, id)) as Line | null) : null
}

/** Writes a line as it is; what it holds of the state follows from that alone. */
export const putLine = async (kind: string, line: Line, tx: Transaction): Promise<void> => {
  const at = keptAs(kind)
  if (at) await tx.put(at.lines, line as never)
}
