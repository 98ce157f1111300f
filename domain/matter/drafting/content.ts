import {
  idOf,
  instant,
  limit,
  list,
  nullable,
  object,
  oneOf,
  optionalLine,
  optionalProse,
  prose,
  text,
} from '../../contract/schema'
import { SOURCES, URGENCIES } from '../../rules/kinds'
import { files } from '../base/contract'
import { basisInput } from '../basis/shape'
import { CATEGORIES, REPORT_CYCLES } from '../state/words'

const unitPart = object({ unitId: idOf('unit'), part: optionalProse(500) }, ['unitId', 'part'])

const REQUIRED = [
  'title',
  'requirement',
  'source',
  'category',
  'urgency',
  'supervisingBody',
  'files',
  'milestones',
  'reportCycle',
  'limit',
  'dueAt',
  'lead',
  'co',
] as const

const fields = {
  title: text(2, 120),
  requirement: prose(2, 4000),
  source: oneOf(SOURCES),
  category: oneOf(CATEGORIES),
  urgency: oneOf(URGENCIES),
  supervisingBody: {
    anyOf: [
      object({ kind: oneOf(['office']) }, ['kind']),
      object({ kind: oneOf(['front']), frontId: idOf('front') }, ['kind', 'frontId']),
      object({ kind: oneOf(['leadingGroup']), unitId: idOf('unit') }, ['kind', 'unitId']),
    ],
  },
  files,
  milestones: list(object({ title: text(1, 120), dueAt: instant }, ['title', 'dueAt']), 20),
  reportCycle: oneOf(REPORT_CYCLES),
  limit: nullable(limit),
  dueAt: nullable(instant),
  lead: unitPart,
  co: list(unitPart, 54),
  basis: nullable(basisInput),
} as const

/** What an officer fills in; the shape of `MatterContent` with files by id. */
export const matterContent = object(fields, REQUIRED)

/** The same with gaps, as a draft is kept. */
export const draftContent = object(
  {
    ...fields,
    title: optionalLine(120),
    requirement: optionalProse(4000),
    source: nullable(oneOf(SOURCES)),
    category: nullable(oneOf(CATEGORIES)),
    lead: object({ unitId: nullable(idOf('unit')), part: optionalProse(500) }, ['unitId', 'part']),
  },
  REQUIRED,
)
