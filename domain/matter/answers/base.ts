import { limitAnswer } from '../../clock/answers'
import { among, count, either, type Fields, fields, flag, many, moment, orNull, string } from '../../contract/answer'
import type { Turn } from '../../decider/event'
import type { FileRef } from '../../evidence/file'
import { IN_CHARGE } from '../../roles'
import { OFFICE_DECISIONS, SOURCES, URGENCIES } from '../../rules/kinds'
import { AUTHORITIES, BASIS_KINDS, type Basis } from '../state/basis'
import type { MatterContent, Milestone, UnitPart } from '../state/content'
import type { Instruction, OfficeReminder, Part, Started } from '../state/matter'
import { CATEGORIES, DRAFT_GAPS, REPORT_CYCLES } from '../state/words'

/** What drafts and issued matters have in common, as it is answered. */

type Body<K extends MatterContent['supervisingBody']['kind']> = Extract<MatterContent['supervisingBody'], { kind: K }>
export type Given<T> = NonNullable<T>

const ids = many(string)
export const files = many(
  fields<FileRef>({
    fileId: string,
    name: string,
    type: string,
    size: count,
    sha256: string,
    origin: among(['camera', 'album', 'document']),
  }),
)
const unitPart = fields<UnitPart>({ unitId: string, part: string })

const content: Fields<MatterContent> = {
  title: string,
  requirement: string,
  source: among(SOURCES),
  category: among(CATEGORIES),
  urgency: among(URGENCIES),
  supervisingBody: either(
    fields<Body<'office'>>({ kind: among(['office']) }),
    fields<Body<'front'>>({ kind: among(['front']), frontId: string }),
    fields<Body<'leadingGroup'>>({ kind: among(['leadingGroup']), unitId: string }),
  ),
  attachments: files,
  milestones: many(
    fields<Milestone>(
      { id: string, title: string, dueAt: moment, metAt: orNull(moment), missed: flag, timesSet: count },
      ['timesSet'],
    ),
  ),
  reportCycle: among(REPORT_CYCLES),
  limit: orNull(limitAnswer),
  dueAt: orNull(moment),
  lead: unitPart,
  co: many(unitPart),
  gaps: many(among(DRAFT_GAPS)),
  basis: orNull(
    fields<Basis>({
      kind: orNull(among(BASIS_KINDS)),
      number: string,
      date: orNull(string),
      files,
      authority: orNull(among(AUTHORITIES)),
      approvedBy: string,
      plan: string,
      scope: string,
      endsOn: orNull(string),
    }),
  ),
}

const instruction = fields<Instruction>(
  {
    id: string,
    at: moment,
    leaderId: string,
    leads: ids,
    text: string,
    toLead: flag,
    toOffice: flag,
    answerDueAt: orNull(moment),
    missed: flag,
    answer: orNull(fields<Given<Instruction['answer']>>({ at: moment, personId: string, text: string, files })),
    timesSet: count,
  },
  ['timesSet'],
)

export const base = {
  ...content,
  id: string,
  version: count,
  lastHash: string,
  lastAt: moment,
  createdAt: moment,
  officerId: string,
  officerRole: among(IN_CHARGE),
  frontIds: ids,
  mentioned: ids,
  instructions: many(instruction),
  notMerged: string,
  parts: many(
    fields<Part>({ did: among(['drafted', 'reported', 'confirmed']), assignmentId: orNull(string), personId: string }),
  ),
  officeReminders: many(
    fields<OfficeReminder>({
      decision: among(OFFICE_DECISIONS),
      assignmentId: orNull(string),
      what: string,
      since: moment,
      times: count,
    }),
  ),
  startedBy: fields<Started>({
    personId: string,
    at: moment,
    words: string,
    unitId: orNull(string),
    stage: among(['waiting', 'prepared', 'sent']),
  }),
  turns: many(fields<Turn>({ kind: string, partId: orNull(string), to: ids, up: flag })),
} as const
