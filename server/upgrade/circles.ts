import type { RegisterLine } from '../../domain/matter/register/line'
import type { Store } from '../ports'

/** An unissued matter, as this step's day had it. */
interface Old {
  status: string
  officerId: string
  mentioned: string[]
  supervisingBody: { kind: string; frontId?: string }
  frontIds: string[]
}

/** A draft came to be open to its fronts; lines of drafts that nobody touched since have the narrower circle. */
const WIDENED = ['draft', 'awaitingApproval', 'discarded']

const PAGE = 20

/** The rule of that day: what it becomes later is a later step's. */
const circleOf = ({ officerId, mentioned, supervisingBody, frontIds }: Old): string[] => {
  const fronts = supervisingBody.kind === 'front' ? [...frontIds, supervisingBody.frontId] : frontIds
  const keys = [...[officerId, ...mentioned].map((id) => `person:${id}`), ...fronts.map((id) => `front:${id}`)]
  return [...new Set(keys)].sort()
}

/** The rest of the line stays: a step that was put off is still put off. */
const renew = ({ _id }: RegisterLine, store: Store): Promise<void> =>
  store.transact(async (tx) => {
    const [line, matter] = [await tx.get('register', _id), (await tx.get('matters', _id)) as Old | null]
    if (!line || !matter || !WIDENED.includes(matter.status)) return
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
