import type { Input } from '../../../domain/contract'
import { isRefusal } from '../../../domain/refusal'
import { DEFAULT_PACK } from '../../../domain/rules/pack'
import { runCourier } from '../../../server/jobs/courier'
import { runSweep } from '../../../server/jobs/sweep'
import { storeFile } from '../../../server/operations/evidence/storeFile'
import { chunks, pdf } from '../evidence/bytes'
import { draftContent, type Harness } from '../harness'

type Content = Partial<Input<'matter.preview'>['content']>

const at = (unitId: string) => ({ unitId, part: '' })
/** Far beyond what happens here: these matters never fall due. */
const LONG: Content = { limit: { unit: 'workingDays', count: 150 } }
const F1: Content = { supervisingBody: { kind: 'front', frontId: 'f1' } }
const GROUP: Content = { supervisingBody: { kind: 'leadingGroup', unitId: 'u2' } }
const LEADER_APPROVES = { bySource: { districtDecision: 'leader' as const } }

/** A file that its sender may use. */
const upload = async (h: Harness, who: string): Promise<string> => {
  const source = chunks(pdf())
  const ref = await storeFile(h.app.ports, h.caller(who), { name: '依据.pdf', origin: 'document', source })
  if (isRefusal(ref)) throw new Error(ref.code)
  return ref.fileId
}

const draft = async (h: Harness, who: string, changes: Content): Promise<string> =>
  (await h.tell(who, 'matter.draft', { content: draftContent({ ...LONG, ...changes }) })).matterId

async function drafts(h: Harness): Promise<void> {
  await draft(h, 'officer', { files: [await upload(h, 'officer')] })
  await draft(h, 'frontOfficer', { lead: at('u3') })
  await draft(h, 'liaison', {})
  await draft(h, 'officer', { co: [at('u3')] })
  await draft(h, 'officer', { lead: at('u3'), ...F1 })
  await draft(h, 'officer2', { lead: at('u3'), ...GROUP })
  await draft(h, 'groupOfficer', { lead: at('u3'), co: [at('u1')], ...GROUP })
  await h.tell('frontLeader', 'matter.start', { words: '请研究。', files: [], unitId: 'u3' })
  await h.tell('officer', 'matter.requestApproval', { matterId: await draft(h, 'officer', {}) })
  const forLeader = await draft(h, 'officer', { lead: at('u3'), source: 'districtDecision' })
  await h.tell('officer', 'matter.requestApproval', { matterId: forLeader })
  const rejected = await draft(h, 'officer', {})
  await h.tell('officer', 'matter.requestApproval', { matterId: rejected })
  await h.tell('chief', 'matter.rejectIssue', { matterId: rejected, reason: '要求不清' })
  await h.tell('officer', 'matter.discard', { matterId: await draft(h, 'officer', {}), reason: '重复' })
}

async function working(h: Harness): Promise<void> {
  await h.issue(LONG)
  await h.issue({ ...LONG, co: [at('u2')] })
  await h.issue({ ...LONG, co: [at('u3')] })
  await h.issue({ ...LONG, lead: at('u3'), ...F1 })
  await h.issue({ ...LONG, lead: at('u3'), ...GROUP })
  const matterId = await h.start(LONG)
  const A1 = { matterId, assignmentId: 'A1' }
  const task = (personId: string) => ({ title: '走访', personId, dueAt: '2026-05-10T09:30:00.000Z' })
  await h.tell('u1supervisor', 'matter.decompose', { ...A1, tasks: [task('u1section2'), task('worker')] })
  await h.tell('officer', 'matter.invite', { matterId, personId: 'mentioned', reason: '请看' })
  const files = [await upload(h, 'u1handler')]
  await h.tell('u1handler', 'matter.report', { ...A1, text: '已开工', remaining: '', files, milestoneId: null })
}

async function ended(h: Harness): Promise<void> {
  const withdrawn = await h.issue({ ...LONG, lead: at('u3') })
  await h.tell('chief', 'matter.withdraw', { matterId: withdrawn, reason: '误发' })
  const closed = await h.issue({ ...LONG, lead: at('u3') })
  await h.tell('chief', 'matter.close', { matterId: closed, reason: '已无必要' })
  const done = await h.start({ ...LONG, files: [await upload(h, 'officer')] })
  const A1 = { matterId: done, assignmentId: 'A1' }
  await h.tell('u1handler', 'matter.submitCompletion', { ...A1, summary: '已完成', files: [] })
  await h.tell('u1section', 'matter.signOff', { ...A1, opinion: '' })
  await h.tell('u1head', 'matter.signOff', { ...A1, opinion: '' })
  await h.tell('officer', 'matter.confirmCompletion', { ...A1, opinion: '' })
  const reopened = await h.issue(LONG)
  await h.tell('chief', 'matter.close', { matterId: reopened, reason: '已无必要' })
  await h.tell('chief', 'matter.reopen', { matterId: reopened, reason: '复办', dueAt: '2026-08-10T09:30:00.000Z' })
  const moved = await h.issue(LONG)
  const objection = { matterId: moved, assignmentId: 'A1', reason: '不属职责' }
  await h.tell('u1head', 'matter.object', { ...objection, suggestedUnitId: null })
  await h.tell('officer', 'matter.reassign', { ...objection, unitId: 'u3' })
}

const blamed = async (h: Harness, unitId: string): Promise<string> => {
  const matterId = await h.issue({ ...LONG, lead: at(unitId) })
  const blame = { unitId, personId: null, text: '虚报', falseReport: true, conclusion: '经查属实' }
  await h.tell('chief', 'matter.criticise', { matterId, ...blame })
  return matterId
}

async function escalated(h: Harness): Promise<void> {
  await blamed(h, 'u1')
  await h.tell('chief', 'matter.declineTransfer', { matterId: await blamed(h, 'u2'), reason: '情节轻微' })
  const transferred = await blamed(h, 'u3')
  await h.tell('chief', 'matter.confirmTransfer', {
    matterId: transferred,
    leadersOpinion: '同意',
    conclusion: '经查属实',
  })
  await h.tell('discipline', 'matter.recordOutcome', { matterId: transferred, outcome: 'notUpheld', text: '已了解' })
  await h.tell('chief', 'matter.close', { matterId: transferred, reason: '另案处理' })
  // by the middle of April: at level 3, at level 2, and reminded by hand
  await h.issue({ limit: { unit: 'workingDays', count: 3 } })
  await h.issue({ dueAt: '2026-04-10T09:30:00.000Z', lead: at('u3') })
  const reminded = await h.issue({ ...LONG, lead: at('u3') })
  await h.tell('frontOfficer', 'matter.remind', { matterId: reminded, assignmentId: 'A1', text: '请抓紧' })
}

/** Matters in every state there is, of units of both fronts, with points in two months; uploads that nobody used yet. */
export async function settleMatters(h: Harness): Promise<void> {
  const { version: _, ...pack } = DEFAULT_PACK
  const approval = { ...pack.approval, ...LEADER_APPROVES }
  await h.tell('chief', 'rules.publish', { pack: { ...pack, approval } as never, note: '领导审批' })
  await drafts(h)
  await working(h)
  await ended(h)
  await escalated(h)
  for (const day of ['2026-03-25', '2026-04-15']) {
    h.at(day)
    await runSweep(h.app)
    await runCourier(h.app)
  }
  // now, since no suspension lasts for more than 30 days
  const suspended = await h.issue({ ...LONG, lead: at('u2') })
  await h.tell('chief', 'matter.suspend', { matterId: suspended, reason: '等待规划' })
  for (const who of ['officer', 'u1handler']) await upload(h, who)
}
