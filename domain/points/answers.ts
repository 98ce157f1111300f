import { among, count, fields, many, moment, number, orNull, pageOf, string, subject } from '../contract/answer'
import { POINT_RULES } from '../rules/pack'
import type { UnitMonth } from './contract'
import type { PointLine } from './line'

const line = fields<PointLine>(
  {
    _id: string,
    unitId: string,
    personId: orNull(string),
    hundredths: number,
    ruleId: among(POINT_RULES),
    ruleVersion: count,
    subject,
    title: string,
    eventIds: many(string),
    words: string,
    period: string,
    at: moment,
    reverses: string,
  },
  ['reverses'],
)

const unitMonth = fields<UnitMonth>({
  unitId: string,
  unitName: string,
  period: string,
  hundredths: count,
  lines: count,
})

/** What the operations of this concept answer. */
export const pointsAnswers = {
  'points.list': pageOf(line),
  'points.summary': fields<{ items: UnitMonth[] }>({ items: many(unitMonth) }),
}
