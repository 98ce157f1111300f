import type { PointLine } from '../../../../domain/points/line'
import { query } from '../../services/api'
import type { Outputs } from '../../services/operations'

const PAGE = 200

/** Every line of a unit's month, newest first: a sum needs all of them. */
export const linesOf = async (unitId: string, period: string): Promise<PointLine[]> => {
  const lines: PointLine[] = []
  let after: string | null = null
  do {
    const page: Outputs['points.list'] = await query('points.list', {
      unitId,
      period,
      limit: PAGE,
      ...(after && { after }),
    })
    lines.push(...page.items)
    after = page.next
  } while (after)
  return lines
}
