import { deadlineAnswer } from '../../clock/answers'
import type { Behind } from '../../clock/light'
import { among, count, fields, flag, many, mapOf, moment, orNull, string } from '../../contract/answer'
import type { Shaped } from '../../contract/schema'
import type { Names } from '../../decider/telling'
import { SOURCES, URGENCIES } from '../../rules/kinds'
import { CATEGORIES, MATTER_STATUSES } from '../state/words'
import type { LightCounts, MatterRow, Preview, PreviewUnit, SameBasis } from '../views'

/** What queries on matters answer, beside the matter itself. */
export const namesAnswer: Shaped<Names> = mapOf(string)

export const rowAnswer = fields<MatterRow>(
  {
    id: string,
    number: orNull(string),
    title: string,
    status: among(MATTER_STATUSES),
    source: among(SOURCES),
    category: among(CATEGORIES),
    urgency: among(URGENCIES),
    level: among([1, 2, 3]),
    leadUnitId: string,
    coUnitIds: many(string),
    officerId: string,
    open: flag,
    dueAt: orNull(moment),
    yellowAt: orNull(moment),
    behind: fields<Behind>({ yellowAt: orNull(moment), redAt: orNull(moment) }),
    signInDueAt: moment,
    milestoneDueAt: moment,
    overdueAt: orNull(moment),
    issuedAt: orNull(moment),
    lastAt: moment,
    reportCount: count,
    lastReport: orNull(string),
  },
  ['behind', 'signInDueAt', 'milestoneDueAt'],
)

const lights = { green: count, yellow: count, red: count, grey: count, total: count }
export const lightCountsAnswer = fields<LightCounts>(lights)
export const groupAnswer = fields<LightCounts & { id: string; name: string }>({ ...lights, id: string, name: string })

export const previewAnswer = fields<Preview>({
  units: many(
    fields<PreviewUnit>({
      unitId: string,
      name: string,
      kind: among(['lead', 'co']),
      signIn: deadlineAnswer,
      objectionUntil: moment,
      due: deadlineAnswer,
      reports: count,
      openMatters: orNull(count),
    }),
  ),
  told: many(string),
  approver: among(['chiefOfficer', 'leader', 'none']),
})

export const sameBasisFields = {
  matters: many(
    fields<SameBasis['matters'][number]>({
      id: string,
      number: orNull(string),
      title: string,
      status: among(MATTER_STATUSES),
      unitIds: many(string),
    }),
  ),
  others: count,
}
