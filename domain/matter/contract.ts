import {
  command as commandOf,
  forSubject,
  idOf,
  instant,
  type Keys,
  longText,
  nullable,
  object,
  oneOf,
  optionalProse,
  prose,
  shaped,
  shortText,
  text,
  whole,
} from '../contract/schema'
import type { Role } from '../people/roles'
import { files, matterContent } from './contentSchema'
import type { Matter } from './matter'
import { CATEGORIES, MATTER_STATUSES, OUTCOMES } from './words'

const matterId = idOf('matter')
const assignmentId = idOf('assignment')
/** The version that the person saw; a decision on another one is refused as STALE_VERSION. */
const expectedVersion = whole(1, 1_000_000)

const onMatter = <const P extends object, const R extends Keys<P>>(properties: P, required: R) =>
  object({ matterId, expectedVersion, ...properties }, ['matterId', ...required])
const onAssignment = <const P extends object, const R extends Keys<P>>(properties: P, required: R) =>
  object({ matterId, assignmentId, expectedVersion, ...properties }, ['matterId', 'assignmentId', ...required])

/** What every command on a matter answers: where the matter stands now. */
export interface MatterAnswer {
  matterId: string
  version: number
  status: Matter['status']
  number: string | null
}
const answer = shaped<MatterAnswer>(
  object(
    { matterId, version: whole(1, 1_000_000), status: oneOf(MATTER_STATUSES), number: nullable({ type: 'string' }) },
    ['matterId', 'version', 'status', 'number'],
  ),
)
const command = <const R extends readonly Role[], const I>(roles: R, input: I) =>
  commandOf(forSubject(...roles), input, answer)

const OFFICE = ['officer', 'liaison'] as const
const DOERS = ['handler', 'unitSupervisor'] as const

/**
 * Commands on a matter: operation to roles and input (docs/domain.md, section 3). Scopes are checked against the
 * matter's units, fronts and named persons; states and relations by each command's `may`.
 */
export const matterCommands = {
  'matter.draft': command(OFFICE, object({ content: matterContent }, ['content'])),
  'matter.amendDraft': command(OFFICE, onMatter({ content: matterContent }, ['content'])),
  'matter.discard': command(OFFICE, onMatter({ reason: shortText }, ['reason'])),
  'matter.requestApproval': command(OFFICE, onMatter({}, [])),
  'matter.approveIssue': command(['chiefOfficer', 'leader'], onMatter({ opinion: optionalProse(500) }, ['opinion'])),
  'matter.rejectIssue': command(['chiefOfficer', 'leader'], onMatter({ reason: shortText }, ['reason'])),
  'matter.issue': command(['officer'], onMatter({}, [])),
  'matter.amend': command(
    OFFICE,
    onMatter(
      {
        reason: shortText,
        title: text(2, 120),
        requirement: prose(2, 4000),
        category: oneOf(CATEGORIES),
        files,
        officerId: idOf('person'),
      },
      ['reason'],
    ),
  ),
  'matter.signIn': command(['unitSupervisor', 'unitHead'], onAssignment({}, [])),
  'matter.object': command(
    ['unitSupervisor', 'unitHead'],
    onAssignment({ reason: shortText, suggestedUnitId: nullable(idOf('unit')) }, ['reason', 'suggestedUnitId']),
  ),
  'matter.endorseObjection': command(['unitHead'], onAssignment({ opinion: optionalProse(500) }, ['opinion'])),
  'matter.withdrawObjection': command(['unitSupervisor', 'unitHead'], onAssignment({ reason: shortText }, ['reason'])),
  'matter.upholdObjection': command(['officer', 'chiefOfficer'], onAssignment({ reason: shortText }, ['reason'])),
  'matter.reassign': command(
    ['officer', 'chiefOfficer'],
    onAssignment({ reason: shortText, unitId: idOf('unit') }, ['reason', 'unitId']),
  ),
  'matter.nameResponsible': command(
    ['unitSupervisor'],
    onAssignment({ leaderId: idOf('person'), sectionHeadId: idOf('person'), handlerId: idOf('person') }, [
      'leaderId',
      'sectionHeadId',
      'handlerId',
    ]),
  ),
  'matter.decompose': command(
    ['unitSupervisor'],
    onAssignment(
      {
        tasks: {
          type: 'array',
          minItems: 1,
          maxItems: 30,
          items: object({ title: text(2, 200), personId: idOf('person'), dueAt: instant }, [
            'title',
            'personId',
            'dueAt',
          ]),
        },
      },
      ['tasks'],
    ),
  ),
  'matter.completeTask': command(
    ['handler', 'sectionHead', 'unitSupervisor'],
    onAssignment({ taskId: idOf('task'), text: shortText }, ['taskId', 'text']),
  ),
  'matter.report': command(
    DOERS,
    onAssignment(
      {
        text: longText,
        remaining: optionalProse(2000),
        files,
        milestoneId: nullable(idOf('milestone')),
      },
      ['text', 'remaining', 'files', 'milestoneId'],
    ),
  ),
  'matter.correctReport': command(
    DOERS,
    onAssignment(
      {
        reportId: idOf('report'),
        reason: shortText,
        text: longText,
        remaining: optionalProse(2000),
        files,
      },
      ['reportId', 'reason', 'text', 'remaining', 'files'],
    ),
  ),
  'matter.giveOpinion': command(
    ['unitSupervisor', 'unitHead', 'handler'],
    onAssignment({ text: longText, files }, ['text', 'files']),
  ),
  'matter.comment': commandOf(
    'sight',
    onMatter(
      {
        text: prose(1, 2000),
        mentions: { type: 'array', items: idOf('person'), maxItems: 20, uniqueItems: true },
        files,
      },
      ['text', 'mentions', 'files'],
    ),
    answer,
  ),
  'matter.instruct': command(
    ['leader'],
    onMatter({ text: prose(1, 2000), answerDueAt: nullable(instant) }, ['text', 'answerDueAt']),
  ),
  'matter.answerInstruction': command(
    ['handler', 'unitSupervisor', 'unitHead'],
    onAssignment({ instructionId: idOf('instruction'), text: longText, files }, ['instructionId', 'text', 'files']),
  ),
  'matter.requestExtension': command(
    ['unitSupervisor', 'unitHead'],
    onAssignment({ progress: shortText, reason: shortText, requestedDueAt: instant }, [
      'progress',
      'reason',
      'requestedDueAt',
    ]),
  ),
  'matter.grantExtension': command(
    ['chiefOfficer'],
    onAssignment({ dueAt: instant, opinion: optionalProse(500) }, ['dueAt', 'opinion']),
  ),
  'matter.refuseExtension': command(['chiefOfficer'], onAssignment({ reason: shortText }, ['reason'])),
  'matter.suspend': command(['chiefOfficer'], onMatter({ reason: shortText }, ['reason'])),
  'matter.resume': command(['chiefOfficer'], onMatter({ reason: shortText }, ['reason'])),
  'matter.submitCompletion': command(DOERS, onAssignment({ summary: longText, files }, ['summary', 'files'])),
  'matter.signOff': command(['sectionHead', 'unitHead'], onAssignment({ opinion: optionalProse(500) }, ['opinion'])),
  'matter.returnCompletion': command(
    ['sectionHead', 'unitHead', 'officer', 'chiefOfficer'],
    onAssignment({ missing: shortText, dueAt: nullable(instant) }, ['missing', 'dueAt']),
  ),
  'matter.confirmCompletion': command(
    ['officer', 'chiefOfficer'],
    onAssignment({ opinion: optionalProse(500) }, ['opinion']),
  ),
  'matter.close': command(['chiefOfficer'], onMatter({ reason: shortText }, ['reason'])),
  'matter.reopen': command(['chiefOfficer'], onMatter({ reason: shortText, dueAt: instant }, ['reason', 'dueAt'])),
  'matter.withdraw': command(['chiefOfficer'], onMatter({ reason: shortText }, ['reason'])),
  'matter.urge': command(OFFICE, onAssignment({ text: shortText }, ['text'])),
  'matter.confirmTransfer': command(['chiefOfficer'], onMatter({ leadersOpinion: shortText }, ['leadersOpinion'])),
  'matter.declineTransfer': command(['chiefOfficer'], onMatter({ reason: shortText }, ['reason'])),
  'matter.recordOutcome': command(
    ['discipline'],
    onMatter({ outcome: oneOf(OUTCOMES), text: shortText }, ['outcome', 'text']),
  ),
  'matter.commend': command(
    ['chiefOfficer'],
    onMatter({ unitId: idOf('unit'), personId: nullable(idOf('person')), text: shortText }, [
      'unitId',
      'personId',
      'text',
    ]),
  ),
  'matter.criticise': command(
    ['chiefOfficer'],
    onMatter(
      {
        unitId: idOf('unit'),
        personId: nullable(idOf('person')),
        text: shortText,
        falseReport: { type: 'boolean' },
      },
      ['unitId', 'personId', 'text', 'falseReport'],
    ),
  ),
} as const

export type MatterOperation = keyof typeof matterCommands
/** `signIn`, `report`, …: a matter's command without the concept's name. */
export type CommandType = MatterOperation extends `matter.${infer T}` ? T : never
