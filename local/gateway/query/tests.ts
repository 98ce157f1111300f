/** Tests what was found at a path; undefined stands for a place where it led nowhere. */
export type LeafTest = (leaves: readonly unknown[]) => boolean
/** `siblings` are the operators beside it on the same path: `$options` beside `$regex`. */
export type MakeTest = (operand: unknown, siblings: Record<string, unknown>) => LeafTest
