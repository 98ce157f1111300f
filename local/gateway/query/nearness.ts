import type { Document } from '../../database/types'

/** By what a query for what is near orders its answer; null for any other filter. */
export function nearness(_filter: Record<string, unknown>): ((document: Document) => number) | null {
  return null
}
