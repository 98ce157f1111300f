import type { JSONSchema } from 'json-schema-to-ts'
import { instant, limit, nullable, object, oneOf } from '../contract/schema'
import { ROLES } from '../people/roles'
import type { EventType } from './events'
import { CATEGORIES, CONFIRMATION_STAGES, OUTCOMES, REPORT_CYCLES, SIGN_OFF_STAGES, SOURCES, URGENCIES } from './words'

/** The forms of events as they are stored. Texts may be any: what a text may hold is asked of the command. */

const id = { type: 'string', minLength: 1 } as const
const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const
const count = { type: 'integer', minimum: 0 } as const
const many = <const I extends object>(items: I) => ({ type: 'array', items }) as const

const fileRef = object(
  {
    fileId: id,
    name: text,
    type: text,
    size: count,
    sha256: text,
    origin: oneOf(['camera', 'album', 'document']),
  },
  ['fileId', 'name', 'type', 'size', 'sha256', 'origin'],
)
const files = many(fileRef)

const namedDays = many(object({ date: text, name: text }, ['date', 'name']))
const receipt = object(
  {
    start: instant,
    limit: nullable(limit),
    skipped: namedDays,
    shifted: namedDays,
    suspensions: many(object({ from: instant, to: nullable(instant), reason: text }, ['from', 'to', 'reason'])),
    extensions: many(object({ at: instant, from: instant, to: instant, reason: text }, ['at', 'from', 'to', 'reason'])),
    calendarVersion: count,
  },
  ['start', 'limit', 'skipped', 'shifted', 'suspensions', 'extensions', 'calendarVersion'],
)
const deadline = object({ dueAt: instant, version: count, receipt }, ['dueAt', 'version', 'receipt'])
const expected = nullable(object({ ordinal: count, dueAt: instant }, ['ordinal', 'dueAt']))

const unitPart = object({ unitId: id, part: text }, ['unitId', 'part'])
const contentFields = {
  title: text,
  requirement: text,
  source: oneOf(SOURCES),
  category: oneOf(CATEGORIES),
  urgency: oneOf(URGENCIES),
  supervisingBody: {
    anyOf: [
      object({ kind: oneOf(['office']) }, ['kind']),
      object({ kind: oneOf(['front']), frontId: id }, ['kind', 'frontId']),
      object({ kind: oneOf(['leadingGroup']), unitId: id }, ['kind', 'unitId']),
    ],
  },
  attachments: files,
  milestones: many(
    object({ id, title: text, dueAt: instant, metAt: nullable(instant), missed: flag }, [
      'id',
      'title',
      'dueAt',
      'metAt',
      'missed',
    ]),
  ),
  reportCycle: oneOf(REPORT_CYCLES),
  limit: nullable(limit),
  dueAt: nullable(instant),
  lead: unitPart,
  co: many(unitPart),
} as const
const content = object(contentFields, [
  'title',
  'requirement',
  'source',
  'category',
  'urgency',
  'supervisingBody',
  'attachments',
  'milestones',
  'reportCycle',
  'limit',
  'dueAt',
  'lead',
  'co',
])

const assignment = object(
  {
    id,
    kind: oneOf(['lead', 'co']),
    unitId: id,
    frontId: id,
    part: text,
    signIn: deadline,
    objectionUntil: instant,
    due: deadline,
    reporting: expected,
  },
  ['id', 'kind', 'unitId', 'frontId', 'part', 'signIn', 'objectionUntil', 'due', 'reporting'],
)
const responsible = object({ leaderId: id, sectionHeadId: id, handlerId: id }, [
  'leaderId',
  'sectionHeadId',
  'handlerId',
])
const resumed = object(
  {
    assignmentId: id,
    due: deadline,
    signIn: deadline,
    objectionUntil: instant,
    tasks: many(object({ id, dueAt: instant }, ['id', 'dueAt'])),
    next: expected,
  },
  ['assignmentId', 'due', 'signIn', 'objectionUntil', 'tasks', 'next'],
)

/** Just these fields, all of them there. */
const facts = <const P extends object>(properties: P) =>
  object(properties, Object.keys(properties) as (keyof P & string)[])

const reason = facts({ reason: text })
const objected = facts({ assignmentId: id, objectionId: id, reason: text })
const officerRole = oneOf(['officer', 'liaison'])
const confirmationOrSignOff = oneOf([...SIGN_OFF_STAGES, ...CONFIRMATION_STAGES])

/** Each kind of event with the form of what it says. */
export const eventSchemas = {
  MatterDrafted: facts({ content, officerId: id, frontIds: many(id) }),
  DraftAmended: object({ content, frontIds: many(id), officerId: id, officerRole }, ['content', 'frontIds']),
  DraftDiscarded: reason,
  ApprovalRequested: facts({ approver: oneOf(['chiefOfficer', 'leader']) }),
  IssueApproved: facts({ opinion: text }),
  IssueRejected: reason,
  MatterIssued: facts({
    number: id,
    ruleVersion: count,
    signOff: many(oneOf(SIGN_OFF_STAGES)),
    confirmation: many(oneOf(CONFIRMATION_STAGES)),
    assignments: many(assignment),
  }),
  MatterAmended: object(
    {
      reason: text,
      changes: many(
        facts({
          field: oneOf(['title', 'requirement', 'category', 'attachments', 'officerId']),
          before: text,
          after: text,
        }),
      ),
      content: object(contentFields, []),
      officerId: id,
      officerRole,
    },
    ['reason', 'changes', 'content'],
  ),
  SignedIn: facts({ assignmentId: id, late: flag }),
  ObjectionRaised: facts({ assignmentId: id, objectionId: id, reason: text, suggestedUnitId: nullable(id) }),
  ObjectionEndorsed: facts({ assignmentId: id, objectionId: id, opinion: text }),
  ObjectionWithdrawn: objected,
  ObjectionUpheld: objected,
  ObjectionReassigned: facts({ assignmentId: id, objectionId: id, reason: text, assignment }),
  ResponsibleNamed: facts({ assignmentId: id, responsible }),
  TasksDecomposed: facts({
    assignmentId: id,
    tasks: many(facts({ id, title: text, personId: id, dueAt: instant })),
  }),
  TaskCompleted: facts({ assignmentId: id, taskId: id, text }),
  ReportSubmitted: facts({
    assignmentId: id,
    reportId: id,
    text,
    remaining: text,
    files,
    milestoneId: nullable(id),
    ordinal: nullable(count),
    next: expected,
  }),
  ReportCorrected: facts({
    assignmentId: id,
    reportId: id,
    version: count,
    reason: text,
    text,
    remaining: text,
    files,
  }),
  OpinionGiven: facts({ assignmentId: id, text, files, late: flag }),
  CommentPosted: facts({ commentId: id, text, mentions: many(id), files }),
  InstructionGiven: facts({ instructionId: id, text, assignmentIds: many(id), answerDueAt: nullable(instant) }),
  InstructionAnswered: facts({ instructionId: id, assignmentId: id, text, files, late: flag }),
  ExtensionRequested: facts({
    assignmentId: id,
    extensionId: id,
    progress: text,
    reason: text,
    requestedDueAt: instant,
  }),
  ExtensionGranted: facts({ assignmentId: id, extensionId: id, due: deadline, opinion: text, next: expected }),
  ExtensionRefused: facts({ assignmentId: id, extensionId: id, reason: text }),
  MatterSuspended: reason,
  MatterResumed: facts({
    reason: text,
    dues: many(resumed),
    milestones: many(facts({ id, dueAt: instant })),
    instructions: many(facts({ id, answerDueAt: instant })),
  }),
  CompletionSubmitted: facts({ assignmentId: id, completionId: id, summary: text, files }),
  CompletionSignedOff: facts({
    assignmentId: id,
    completionId: id,
    stage: oneOf(SIGN_OFF_STAGES),
    opinion: text,
    last: flag,
  }),
  CompletionReturned: facts({
    assignmentId: id,
    completionId: id,
    by: confirmationOrSignOff,
    missing: text,
    due: nullable(deadline),
    next: expected,
  }),
  CompletionConfirmed: facts({
    assignmentId: id,
    completionId: id,
    stage: oneOf(CONFIRMATION_STAGES),
    opinion: text,
    last: flag,
    onTime: flag,
    early: flag,
  }),
  MatterClosed: facts({ how: oneOf(['completed', 'byDecision']), onTime: flag, words: text }),
  MatterReopened: facts({ reason: text, due: deadline, signIn: nullable(deadline), next: expected }),
  MatterWithdrawn: reason,
  Urged: facts({
    assignmentId: id,
    urgeNumber: id,
    ordinal: count,
    level: { type: 'integer', enum: [1, 2, 3] },
    text,
    byTimer: flag,
  }),
  TransferProposed: facts({ assignmentId: id, reason: text }),
  TransferConfirmed: facts({ leadersOpinion: text }),
  TransferDeclined: reason,
  OutcomeRecorded: facts({ outcome: oneOf(OUTCOMES), text }),
  Commended: facts({ unitId: id, personId: nullable(id), text }),
  Criticised: facts({ unitId: id, personId: nullable(id), text, falseReport: flag }),
  SignInMissed: facts({ assignmentId: id }),
  DueSoonReminded: facts({ assignmentId: id, calendarDaysLeft: { type: 'integer' }, dueAt: instant }),
  ReportMissed: facts({ assignmentId: id, ordinal: count, next: expected }),
  MilestoneMissed: facts({ milestoneId: id, title: text }),
  TaskMissed: facts({ assignmentId: id, taskId: id, title: text, personId: id }),
  InstructionAnswerMissed: facts({ instructionId: id }),
  ObjectionReminded: facts({ assignmentId: id, objectionId: id }),
  OverdueRecorded: facts({ assignmentId: id, dueAt: instant }),
} as const satisfies Record<EventType, JSONSchema>

/** What an event has around its facts. */
export const envelopeSchema = object(
  {
    _id: id,
    matterId: id,
    seq: { type: 'integer', minimum: 1 },
    at: instant,
    actor: facts({ personId: id, name: text, unitId: text, role: nullable(oneOf(ROLES)) }),
    prevHash: text,
    hash: text,
    type: id,
    data: { type: 'object' },
    nominalAt: instant,
    stepKey: id,
    caughtUp: flag,
  },
  ['_id', 'matterId', 'seq', 'at', 'actor', 'prevHash', 'hash', 'type', 'data'],
)
