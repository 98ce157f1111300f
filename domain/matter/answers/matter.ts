import { deadlineAnswer, owedAnswer } from '../../clock/answers'
import {
  allOf,
  among,
  count,
  either,
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
import { CONFIRMATION_STAGES, SIGN_OFF_STAGES } from '../../rules/kinds'
import type {
  Assignment,
  Completion,
  Conclusion,
  DraftMatter,
  DueProposal,
  ExpectedReport,
  ExtensionRequest,
  IssuedMatter,
  LookBack,
  Matter,
  Objection,
  Progress,
  ResponsibleThree,
  SupervisionRequest,
  Suspension,
  Task,
  Transfer,
  Urge,
} from '../state/matter'
import { DUE_KINDS } from '../state/parts'
import { ASSIGNMENT_STATUSES, HOLDERS, type Level, type OpenStatus, OUTCOMES, RESPONSIBLE } from '../state/words'
import { base, files, type Given } from './base'

const OPEN = ['issued', 'signedIn', 'inProgress', 'awaitingSignOff', 'awaitingConfirmation'] as const

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

const percent = fields<Given<Progress['confirmed']>>({ percent: count, at: moment })

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
      fields<Objection>(
        {
          id: string,
          raisedAt: moment,
          raisedBy: string,
          reason: string,
          suggestedUnitId: orNull(string),
          endorsedAt: orNull(moment),
          endorsedBy: string,
          stops: flag,
        },
        ['endorsedBy'],
      ),
    ),
    extension: orNull(
      fields<ExtensionRequest>(
        {
          id: string,
          requestedAt: moment,
          requestedBy: string,
          progress: string,
          reason: string,
          requestedDueAt: moment,
          stops: flag,
          unsigned: fields<Given<ExtensionRequest['unsigned']>>({ stops: flag }),
          signedAt: moment,
        },
        ['unsigned', 'signedAt'],
      ),
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
    progress: orNull(fields<Progress>({ confirmed: orNull(percent), stated: orNull(percent) })),
    supervision: orNull(
      fields<SupervisionRequest>({
        id: string,
        at: moment,
        by: string,
        unitId: string,
        aboutId: orNull(string),
        text: string,
      }),
    ),
    reporting: orNull(fields<ExpectedReport>({ ordinal: count, dueAt: moment, owed: owedAnswer }, ['owed'])),
    cycleSet: fields<Given<Assignment['cycleSet']>>({ at: moment, after: count }),
    lastOrdinal: count,
    missedReport: orNull(count),
    reports: many(fields<Assignment['reports'][number]>({ id: string, version: count })),
    lastReport: orNull(fields<Given<Assignment['lastReport']>>({ id: string, at: moment, text: string, files })),
    completion: orNull(completion),
    returned: orNull(fields<Given<Assignment['returned']>>({ at: moment, by: string, missing: string })),
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
  ['cycleSet', 'progress', 'supervision'],
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
  outcome: orNull(fields<Given<Transfer['outcome']>>({ outcome: among(OUTCOMES), text: string, at: moment })),
})

const conclusion = fields<Conclusion>(
  { at: moment, restsOn: among(['transfer', 'criticism']), assignmentId: string, unitId: string, text: string },
  ['restsOn'],
)

const draft = fields<DraftMatter>(
  {
    ...base,
    status: among(['draft', 'awaitingApproval', 'discarded']),
    number: saying<null>({ type: 'null' }),
    approver: orNull(among(['chiefOfficer', 'leader'])),
    askedAt: orNull(moment),
    rejection: orNull(fields<Given<DraftMatter['rejection']>>({ at: moment, by: string, reason: string })),
  },
  ['basis', 'gaps', 'notMerged', 'startedBy'],
)

const issued = fields<IssuedMatter>(
  {
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
      fields<Given<IssuedMatter['ratification']>>({
        by: among(['chiefOfficer', 'leader']),
        since: moment,
        issuedBy: string,
      }),
    ),
    transfers: many(transfer),
    conclusions: many(conclusion),
    round: count,
    closed: orNull(
      fields<Given<IssuedMatter['closed']>>({
        at: moment,
        how: among(['completed', 'byDecision']),
        onTime: flag,
        words: string,
      }),
    ),
    withdrawn: orNull(fields<Given<IssuedMatter['withdrawn']>>({ at: moment, reason: string })),
    reopenedAt: orNull(moment),
    lookBack: fields<LookBack>({
      on: string,
      asked: orNull(fields<Given<LookBack['asked']>>({ since: moment, dueAt: orNull(moment) })),
    }),
  },
  ['basis', 'gaps', 'notMerged', 'conclusions', 'lookBack', 'startedBy'],
)

/** A matter as it is answered: all of its state, and nothing beside. */
export const matterAnswer: Shaped<Matter> = either(draft, issued)
