import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CollectionName } from '../../../server/collections'
import type { Store } from '../../../server/ports'

type Line = readonly [CollectionName, { _id: string; status?: string }]

/** Documents as the version before step 1 wrote them: a line each, its collection first. */
const LINES = readFileSync(join(__dirname, 'before-1.jsonl'), 'utf8').trimEnd().split('\n')
const parsed = (line: string) => JSON.parse(line) as Line

const UNISSUED: readonly unknown[] = ['draft', 'awaitingApproval', 'discarded']
const drafts = LINES.map(parsed).flatMap(([collection, { _id, status }]) =>
  collection === 'matters' && UNISSUED.includes(status) ? [_id] : [],
)

/** All that an unissued matter left behind, under another id. */
const copyOf = (id: string, n: number) =>
  LINES.filter((line) => line.includes(id)).map((line) => line.replaceAll(id, `${id}-${n}`))

/** Fills a blank store with what the older version left; its unissued matters so many times more. */
export const plant = (store: Store, copies = 0): Promise<void> =>
  store.transact(async (tx) => {
    const more = Array.from({ length: copies }, (_, n) => drafts.flatMap((id) => copyOf(id, n)))
    for (const [collection, document] of [...LINES, ...more.flat()].map(parsed))
      await tx.put(collection, document as never)
  })
