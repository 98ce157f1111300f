/**
 * A field of the driver's own. CloudBase's transactions are snapshots, which let two through that each read what the
 * other writes; the port does not. So a transaction writes this field into what it only read, and one of the two loses.
 */
export const TOUCHED = '_touched'

/** The document as the application wrote it. */
export function untouched<D extends object>(document: D): D {
  if (!(TOUCHED in document)) return document
  const { [TOUCHED]: _, ...rest } = document as D & { [TOUCHED]: unknown }
  return rest as unknown as D
}
