import type { Row } from '../indexKeys'

/** A document as one commit wrote it, taken apart once. */
export interface KeptDocument {
  version: number
  json: string
  /** Its rows in each index of its collection. */
  rows: readonly (readonly Row[])[]
}

/** Matters under way and their register lines fit in; what is longer than MAX_LENGTH is rare and read anew. */
const MAX_DOCUMENTS = 8_192
const MAX_LENGTH = 32_768

/**
 * The documents that this process read or wrote last, so that a transaction need not fetch and take them apart again.
 * Nothing here can be out of date: a document is asked for with the version that the snapshot holds, and the number of
 * a commit never comes twice.
 */
export class KeptDocuments {
  readonly #documents = new Map<string, KeptDocument>()

  get(key: string, version: number): KeptDocument | undefined {
    const kept = this.#documents.get(key)
    return kept?.version === version ? kept : undefined
  }

  keep(key: string, document: KeptDocument): void {
    this.#documents.delete(key)
    if (document.json.length > MAX_LENGTH) return
    this.#documents.set(key, document)
    if (this.#documents.size > MAX_DOCUMENTS) this.#documents.delete(this.#documents.keys().next().value as string)
  }
}
