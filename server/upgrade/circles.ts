import type { RegisterLine } from '../../domain/matter/register/line'
import { circleOf } from '../../domain/matter/sight'
import type { MatterStatus } from '../../domain/matter/state/words'
import type { Store } from '../ports'

/** A draft came to be open to its fronts; lines of drafts that nobody touched since have the narrower circle. */
const WIDENED: readonly MatterStatus[] = ['draft', 'awaitingApproval', 'discarded']

const PAGE = 20

/** The rest of the line stays: a step that was put off is still put off. */
const renew = ({ _id }: RegisterLine, store: Store): Promise<void> =>
  store.transact(async (tx) => {
    const [line, matter] = [await tx.get('register', _id), await tx.get('matters', _id)]
    if (!line || !matter) return
    const circle = circleOf(matter)
    if (circle.join() !== line.circle.join()) await tx.put('register', { ...line, circle })
  })

/**
 * Writes anew who may see a matter into the register lines of unissued matters, else lists would lack what the matter
 * itself opens to.
 */
export async function renewCircles(store: Store): Promise<void> {
  let last: RegisterLine | undefined
  do {
    const filter = { status: { $in: WIDENED } }
    const page = await store.find('register', { filter, limit: PAGE, ...(last && { after: [last._id] }) })
    for (const line of page) await renew(line, store)
    last = page.length === PAGE ? page.at(-1) : undefined
  } while (last)
}
