import type { Doc } from './wire'

/** Ids that one request asks for. */
const AT_ONCE = 100

type Asking = (id: string) => Promise<Doc | null>

interface Waiting {
  id: string
  resolve(document: Doc | null): void
  reject(error: unknown): void
}

/**
 * Puts reads by id that come at the same moment into one request: the requests of an environment are counted, and each
 * is a round trip. `one` and `several` ask for them.
 */
export function together(one: Asking, several: (ids: readonly string[]) => Promise<readonly Doc[]>): Asking {
  let waiting: Waiting[] = []

  async function ask(group: readonly Waiting[]): Promise<void> {
    try {
      const [first] = group
      const documents = group.length === 1 && first ? [await one(first.id)] : await several(group.map(({ id }) => id))
      const found = new Map(documents.flatMap((document) => (document ? [[document._id, document]] : [])))
      // Each has an object of its own.
      for (const { id, resolve } of group) resolve(structuredClone(found.get(id) ?? null))
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }

  return (id) =>
    new Promise((resolve, reject) => {
      waiting.push({ id, resolve, reject })
      if (waiting.length > 1) return
      queueMicrotask(() => {
        const all = waiting
        waiting = []
        for (let i = 0; i < all.length; i += AT_ONCE) void ask(all.slice(i, i + AT_ONCE))
      })
    })
}
