import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CollectionName } from '../../../server/collections'
import type { Store } from '../../../server/ports'

type Line = readonly [CollectionName, { _id: string; status?: string }]

/** Of which step the version before wrote it; of the third also matters in which somebody waits for somebody. */
export type Before = 1 | 2 | 3 | '3-waiting' | 4 | '4-office' | 5 | 9 | 10 | 11

/** Documents as the version before a step wrote them: a line each, its collection first. */
const linesBefore = (step: Before): string[] =>
  readFileSync(join(__dirname, `before-${step}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
const parsed = (line: string) => JSON.parse(line) as Line

const UNISSUED: readonly unknown[] = ['draft', 'awaitingApproval', 'discarded']
const draftsIn = (lines: readonly string[]) =>
  lines
    .map(parsed)
    .flatMap(([collection, { _id, status }]) => (collection === 'matters' && UNISSUED.includes(status) ? [_id] : []))

/** Fills a blank store with what the version before the step left; its unissued matters so many times more. */
export const plant = (store: Store, step: Before, copies = 0): Promise<void> =>
  store.transact(async (tx) => {
    const lines = linesBefore(step)
    const drafts = draftsIn(lines)
    /** All that an unissued matter left behind, under another id. */
    const copyOf = (id: string, n: number) =>
      lines.filter((line) => line.includes(id)).map((line) => line.replaceAll(id, `${id}-${n}`))
    const more = Array.from({ length: copies }, (_, n) => drafts.flatMap((id) => copyOf(id, n)))
    for (const [collection, document] of [...lines, ...more.flat()].map(parsed))
      await tx.put(collection, document as never)
  })
