import type { MatterRow } from '../../../../../domain/matter/views'
import { query } from '../../../services/api'
import type { Outputs } from '../../../services/operations'

const PAGE = 200

/** Every matter whose clock runs for the unit, the next due first: as many as the preview's number says. */
export const openMattersOf = async (unitId: string): Promise<MatterRow[]> => {
  const rows: MatterRow[] = []
  let after: string | null = null
  do {
    const page: Outputs['matter.list'] = await query('matter.list', {
      unitId,
      order: 'due',
      limit: PAGE,
      ...(after && { after }),
    })
    const open = page.items.filter((row) => row.open)
    rows.push(...open)
    // Running matters come first in this order: one that is none ends them.
    after = open.length < page.items.length ? null : page.next
  } while (after)
  return rows
}
