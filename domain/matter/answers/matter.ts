import { deadlineAnswer, limitAnswer, owedAnswer } from '../../clock/answers'
import {
  allOf,
  among,
  count,
  either,
  type Fields,
  fields,
  flag,
  many,
  moment,
  number,
  orNull,
  saying,
  string,
} from '../../contract/answer'
import type { Shaped } from '../../contract/schema'
import type { Turn } from '../../decider/event'
import type { FileRef } from '../../evidence/file'
import { IN_CHARGE } from '../../roles'
import { CONFIRMATION_STAGES, OFFICE_DECISIONS, SIGN_OFF_STAGES, SOURCES, URGENCIES } from '../../rules/kinds'
import type {
  Assignment,
  Completion,
  DraftMatter,
  DueProposal,
  ExpectedReport,
  ExtensionRequest,
  Instruction,
  IssuedMatter,
  Matter,
  MatterContent,
  Milestone,
  Objection,
  OfficeReminder,
  Part,
  ResponsibleThree,
  Suspension,
  Task,
  Transfer,
  UnitPart,
  Urge,
} from '../state/matter'
import { DUE_KINDS } from '../state/parts'
import {
  ASSIGNMENT_STATUSES,
  CATEGORIES,
  HOLDERS,
  type Level,
  type OpenStatus,
  OUTCOMES,
  REPORT_CYCLES,
  RESPONSIBLE,
} from '../state/words'

/** A matter as it is answered: all of its state, and nothing beside. */
type Body<K extends MatterContent['supervisingBody']['kind']> = Extract<MatterContent['supervisingBody'], { kind: K }>
type Set<T> = NonNullable<T>

const ids = many(string)
const OPEN = ['issued', 'signedIn', 'inProgress', 'awaitingSignOff', 'awaitingConfirmation'] as const

const files = many(
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
    answer: orNull(fields<Set<Instruction['answer']>>({ at: moment, personId: string, text: string, files })),
    timesSet: count,
  },
  ['timesSet'],
)

const base = {
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
  turns: many(fields<Turn>({ kind: string, partId: orNull(string), to: ids, up: flag })),
} as const

const completion = fields<Completion>({
  id: string,
  submittedAt: moment,
  submittedBy: string,
  summary: string,
  files,
  signOffs: many(
    fields<Completion['signOffs'][number]>({
      stage: among(SIGN_OFF_STAGES),
      personId: string,
      at: moment,
      opinion: string,
    }),
  ),
  leftUnitAt: orNull(moment),
  inTime: flag,
  confirmations: count,
})

const level = among<Level>([1, 2, 3])

/** Names of steps are in part data: the days of a reminder. */
const steps = saying<Assignment['steps']>({
  type: 'object',
  propertyNames: { pattern: '^(signIn|dueSoon[0-9]+|overdue)$' },
  additionalProperties: moment,
})

const assignment = fields<Assignment>(
  {
    id: string,
    kind: among(['lead', 'co']),
    unitId: string,
    frontId: string,
    part: string,
    status: among(ASSIGNMENT_STATUSES),
    signIn: deadlineAnswer,
    signedInAt: orNull(moment),
    signInLate: flag,
    objectionUntil: moment,
    objectionOwed: orNull(owedAnswer),
    askedInVain: flag,
    officeReturns: count,
    due: deadlineAnswer,
    dueSetAt: moment,
    restartedAt: orNull(moment),
    responsible: orNull(fields<ResponsibleThree>({ leaderId: string, sectionHeadId: string, handlerId: string })),
    stoodIn: many(among(RESPONSIBLE)),
    tasks: many(
      fields<Task>(
        {
          id: string,
          title: string,
          personId: string,
          dueAt: moment,
          doneAt: orNull(moment),
          missed: flag,
          timesSet: count,
        },
        ['timesSet'],
      ),
    ),
    objection: orNull(
      fields<Objection>({
        id: string,
        raisedAt: moment,
        raisedBy: string,
        reason: string,
        suggestedUnitId: orNull(string),
        endorsedAt: orNull(moment),
        stops: flag,
      }),
    ),
    extension: orNull(
      fields<ExtensionRequest>({
        id: string,
        requestedAt: moment,
        requestedBy: string,
        progress: string,
        reason: string,
        requestedDueAt: moment,
        stops: flag,
      }),
    ),
    dueProposal: orNull(
      fields<DueProposal>({
        id: string,
        at: moment,
        by: string,
        kind: among(DUE_KINDS),
        thingId: orNull(string),
        to: moment,
        reason: string,
        unitSays: string,
      }),
    ),
    reporting: orNull(fields<ExpectedReport>({ ordinal: count, dueAt: moment, owed: owedAnswer }, ['owed'])),
    cycleSet: fields<Set<Assignment['cycleSet']>>({ at: moment, after: count }),
    lastOrdinal: count,
    missedReport: orNull(count),
    reports: many(fields<Assignment['reports'][number]>({ id: string, version: count })),
    lastReport: orNull(fields<Set<Assignment['lastReport']>>({ id: string, at: moment, text: string })),
    completion: orNull(completion),
    returned: orNull(fields<Set<Assignment['returned']>>({ at: moment, by: string, missing: string })),
    steps,
    overdueAt: orNull(moment),
    level,
    urges: many(
      fields<Urge>({
        number: string,
        ordinal: count,
        at: moment,
        about: string,
        until: orNull(moment),
        nextAt: orNull(moment),
        byTimer: flag,
        deliverAt: orNull(moment),
        delivered: flag,
        counted: flag,
      }),
    ),
    urgeCount: count,
    remindAgainAt: orNull(moment),
    doneAt: orNull(moment),
    shares: allOf(HOLDERS, number),
    sharesUntil: moment,
  },
  ['cycleSet'],
)

const transfer = fields<Transfer>({
  id: string,
  assignmentId: string,
  unitId: string,
  cause: among(['urges', 'falseReport']),
  round: count,
  status: among(['proposed', 'confirmed', 'declined', 'lapsed']),
  at: moment,
  reason: string,
  outcome: orNull(fields<Set<Transfer['outcome']>>({ outcome: among(OUTCOMES), text: string, at: moment })),
})

const draft = fields<DraftMatter>({
  ...base,
  status: among(['draft', 'awaitingApproval', 'discarded']),
  number: saying<null>({ type: 'null' }),
  approver: orNull(among(['chiefOfficer', 'leader'])),
  askedAt: orNull(moment),
  rejection: orNull(fields<Set<DraftMatter['rejection']>>({ at: moment, by: string, reason: string })),
})

const issued = fields<IssuedMatter>({
  ...base,
  status: among([...OPEN, 'suspended', 'closed', 'withdrawn']),
  number: string,
  issuedAt: moment,
  level,
  ruleVersion: count,
  signOff: many(among(SIGN_OFF_STAGES)),
  confirmation: many(among(CONFIRMATION_STAGES)),
  assignments: many(assignment),
  suspension: orNull(
    fields<Suspension>(
      { from: moment, reason: string, resumeTo: among<OpenStatus>(OPEN), until: moment, remindAt: moment },
      ['until', 'remindAt'],
    ),
  ),
  pauses: many(fields<IssuedMatter['pauses'][number]>({ from: moment, to: moment })),
  ratification: orNull(
    fields<Set<IssuedMatter['ratification']>>({
      by: among(['chiefOfficer', 'leader']),
      since: moment,
      issuedBy: string,
    }),
  ),
  transfers: many(transfer),
  round: count,
  closed: orNull(
    fields<Set<IssuedMatter['closed']>>({
      at: moment,
      how: among(['completed', 'byDecision']),
      onTime: flag,
      words: string,
    }),
  ),
  withdrawn: orNull(fields<Set<IssuedMatter['withdrawn']>>({ at: moment, reason: string })),
  reopenedAt: orNull(moment),
})

export const matterAnswer: Shaped<Matter> = either(draft, issued)
