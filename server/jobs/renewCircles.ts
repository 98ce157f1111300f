import type { RegisterLine } from '../../domain/matter/register'
import { circleOf } from '../../domain/matter/sight'
import type { MatterStatus } from '../../domain/matter/state/words'
import type { Ports, Store } from '../ports'

/**
 * Raised, and WIDENED with it, when who may see a matter follows otherwise from its state than in versions before.
 * 1: a draft is open to its fronts.
 */
const RULE = 1
const WIDENED: readonly MatterStatus[] = ['draft', 'awaitingApproval', 'discarded']
/** Document of `counters` that says by which rule all lines have been written. */
const COUNTER = 'circles'

const PAGE = 20

/** Answers whether the line was another. The rest of it stays: a step that was put off is still put off. */
const renew = ({ _id }: RegisterLine, store: Store): Promise<boolean> =>
  store.transact(async (tx) => {
    const [line, matter] = [await tx.get('register', _id), await tx.get('matters', _id)]
    if (!line || !matter) return false
    const circle = circleOf(matter)
    if (circle.join() === line.circle.join()) return false
    await tx.put('register', { ...line, circle })
    return true
  })

/**
 * Writes anew who may see a matter into register lines that an older version wrote, else lists would lack what the matter
 * itself opens to. Once after an upgrade or an import; what breaks off begins again. Answers how many lines were others.
 */
export async function renewCircles({ store }: Pick<Ports, 'store'>): Promise<number> {
  if (((await store.get('counters', COUNTER))?.last ?? 0) >= RULE) return 0
  let renewed = 0
  let last: RegisterLine | undefined
  do {
    const filter = { status: { $in: WIDENED } }
    const page = await store.find('register', { filter, limit: PAGE, ...(last && { after: [last._id] }) })
    for (const line of page) if (await renew(line, store)) renewed += 1
    last = page.length === PAGE ? page.at(-1) : undefined
  } while (last)
  await store.transact((tx) => tx.put('counters', { _id: COUNTER, last: RULE }))
  return renewed
}
