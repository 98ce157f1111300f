import type { Target } from '../base/form'

/** A command's input as it goes out. */
export type Sent = Record<string, unknown>

/** A form under way, as its draft keeps it. */
export interface Submission<Value> {
  values: Record<string, Value>
  /** The idempotency key: one until a definite answer has come. */
  key: string
  /** What went out last and was not definitely answered; null when nothing is in the air. */
  sent: Sent | null
}

/** One draft a command, matter, unit's assignment and item: forms of two matters never meet. */
export const draftName = (command: string, { matter, assignment, item }: Target): string =>
  ['form', command, matter.id, assignment?.id ?? '-', item ?? '-'].join('.')

/** Whether two values go out as the same. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const withoutVersion = ({ expectedVersion: _, ...rest }: Sent): Sent => rest

/**
 * What to send now. When the same thing is in the air already (its answer was lost), it goes again exactly as it was,
 * so that the server knows it by its key even though the matter has moved on by this very command.
 */
export const toSend = (input: Sent, inTheAir: Sent | null): Sent =>
  inTheAir && same(withoutVersion(inTheAir), withoutVersion(input)) ? inTheAir : input
