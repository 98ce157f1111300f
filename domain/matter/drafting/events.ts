import { instant, limit, nullable, object, oneOf } from '../../contract/schema'
import type { Says } from '../../decider/event'
import { facts, factsSince, flag, id, many, text } from '../../decider/shapes'
import { IN_CHARGE } from '../../roles'
import { SOURCES, URGENCIES } from '../../rules/kinds'
import { files, reason } from '../base/shapes'
import { basisFacts } from '../basis/shape'
import { CATEGORIES, DRAFT_GAPS, REPORT_CYCLES } from '../state/words'

const unitPart = facts({ unitId: id, part: text })

export const contentFields = {
  title: text,
  requirement: text,
  source: oneOf(SOURCES),
  category: oneOf(CATEGORIES),
  urgency: oneOf(URGENCIES),
  supervisingBody: {
    anyOf: [
      facts({ kind: oneOf(['office']) }),
      facts({ kind: oneOf(['front']), frontId: id }),
      facts({ kind: oneOf(['leadingGroup']), unitId: id }),
    ],
  },
  attachments: files,
  milestones: many(facts({ id, title: text, dueAt: instant, metAt: nullable(instant), missed: flag })),
  reportCycle: oneOf(REPORT_CYCLES),
  limit: nullable(limit),
  dueAt: nullable(instant),
  lead: unitPart,
  co: many(unitPart),
} as const

export const content = factsSince(contentFields, { basis: nullable(basisFacts), gaps: many(oneOf(DRAFT_GAPS)) })

export const officerRole = oneOf(IN_CHARGE)

export const schemas = {
  /** `officerRole`: of a leading group's own member, who decides nothing, whatever role he acts in; else it is that role. */
  MatterDrafted: factsSince({ content, officerId: id, frontIds: many(id) }, { officerRole }),
  DraftAmended: object({ content, frontIds: many(id), officerId: id, officerRole }, ['content', 'frontIds']),
  DraftDiscarded: reason,
} as const

export interface DraftingEvents extends Says<typeof schemas> {}
