import { addMs, DAY_MS, type Instant, localDate } from '../../../domain/clock/time'
import type { CommandType } from '../../../domain/matter/contract'
import { keyOf, momentsOf } from '../../../domain/matter/dueMoment/moments'
import {
  type Assignment,
  type Instruction,
  isIssued,
  type Transfer,
  unanswered,
} from '../../../domain/matter/state/matter'
import { hasPlan } from '../../../domain/matter/state/progress'
import { OUTCOMES, REPORT_CYCLES } from '../../../domain/matter/state/words'
import { LOG_KINDS } from '../../../domain/matter/workLog/kinds'
import { SOURCES, URGENCIES } from '../../../domain/rules/kinds'
import { BASIS, content, type World } from '../world'

/** Numbers that a seed yields one after another: which of several a person chooses. */
export const choosing = (seed: number) => {
  let state = seed >>> 0
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 8
  }
  return {
    pick: <T>(list: readonly T[]): T => list[next() % list.length] as T,
    /** True so many times in a hundred. */
    often: (percent: number): boolean => next() % 100 < percent,
    whole: (least: number, most: number): number => least + (next() % (most - least + 1)),
  }
}
export type Choice = ReturnType<typeof choosing>

/** Instants compare as strings. */
const inOrder = (...moments: Instant[]): Instant[] => [...moments].sort()

const daysFrom = (now: Instant, days: number): Instant => addMs(now, days * DAY_MS)

/** Content of every kind: cycles, milestones, co-units, limits, moments; now and then one that is refused. */
const anyContent = (now: Instant, { pick, often, whole }: Choice) => {
  const milestones = often(40) ? [daysFrom(now, whole(1, 6)), daysFrom(now, whole(7, 14))] : []
  const how = whole(0, 9)
  return content({
    source: pick(SOURCES),
    urgency: often(70) ? 'normal' : pick(URGENCIES),
    supervisingBody: pick([
      { kind: 'office' },
      { kind: 'front', frontId: 'f1' },
      { kind: 'leadingGroup', unitId: 'u3' },
    ]),
    files: often(30) ? ['file1'] : [],
    milestones: milestones.map((dueAt, i) => ({ title: `第${i + 1}阶段`, dueAt })),
    reportCycle:
      milestones.length > 0 || often(5) ? pick(REPORT_CYCLES) : pick(['once', 'weekly', 'fortnightly', 'monthly']),
    limit: how < 5 ? { unit: 'workingDays', count: whole(2, 30) } : null,
    dueAt: how === 9 ? daysFrom(now, whole(often(5) ? -1 : 10, 60)) : null,
    lead: { unitId: often(85) ? 'u1' : 'u3', part: '' },
    basis: often(95) ? BASIS : null,
    co: often(50) ? [{ unitId: often(95) ? 'u2' : 'u1', part: '管线' }] : [],
  })
}

const three = (unitId: string, { pick }: Choice) => ({
  leaderId: `${unitId}head`,
  sectionHeadId: pick([`${unitId}section`, `${unitId}section2`]),
  handlerId: pick([`${unitId}handler`, `${unitId}handler2`, `${unitId}supervisor`]),
})

/** What a person may write about the assignment of a matter; ids are of things that exist, if any do. */
const aboutAssignment = (world: World, a: Assignment, choice: Choice): Partial<Record<CommandType, object>> => {
  const { pick, often, whole } = choice
  const { now, issued } = world
  const soon = daysFrom(now, whole(1, 5))
  const later = daysFrom(inOrder(a.due.dueAt, now)[1] ?? now, whole(1, 40))
  const instruction = unanswered(issued).filter(({ toLead }) => toLead)
  const open = a.tasks.filter(({ doneAt }) => doneAt === null)
  const task = open.length > 0 ? pick(open) : null
  const doers = [`${a.unitId}handler`, `${a.unitId}handler2`, `${a.unitId}section`]
  const unmet = issued.milestones.filter(({ metAt }) => metAt === null)
  return {
    object: { reason: '不属职责', suggestedUnitId: pick([null, 'u3']) },
    askSupervision: { unitId: pick(['u1', 'u2', 'u3']), text: '管线单位迟迟不进场' },
    takeUpSupervision: { text: '已约谈负责同志' },
    declineSupervision: { reason: '先自行协调' },
    reassign: { reason: '改派', unitId: pick(['u1', 'u2', 'u3']) },
    replaceUnit: { reason: '职能调整', unitId: pick(['u1', 'u2', 'u3']), dueAt: often(70) ? null : later },
    nameResponsible: three(a.unitId, choice),
    decompose: {
      tasks: Array.from({ length: whole(1, 2) }, () => ({
        title: '走访住户',
        personId: pick(doers),
        dueAt: inOrder(soon, a.due.dueAt)[0],
      })),
    },
    completeTask: { taskId: task?.id ?? 'T0', text: '完成' },
    redateTask: {
      taskId: task?.id ?? 'T0',
      dueAt: inOrder(soon, a.due.dueAt)[0],
      reason: '住户不在',
    },
    reassignTask: {
      taskId: task?.id ?? 'T0',
      personId: pick(doers.filter((id) => id !== task?.personId)),
      reason: '另有任务',
    },
    cancelTask: { taskId: task?.id ?? 'T0', reason: '重复' },
    report: {
      text: '进展顺利',
      remaining: pick(['', '验收']),
      files: pick([[], ['file1']]),
      milestoneId: unmet.length > 0 && often(50) ? pick(unmet).id : null,
      ...(hasPlan(issued, a) && often(60) && { percent: whole(0, 100) }),
    },
    confirmProgress: { percent: whole(0, 100), opinion: pick(['', '现场核实']) },
    correctReport: {
      reportId: a.reports.length > 0 ? pick(a.reports).id : 'R0',
      reason: '数字有误',
      text: '更正',
      remaining: '',
      files: [],
    },
    answerInstruction: {
      instructionId: instruction.length > 0 ? pick(instruction).id : 'I0',
      text: '正在推进',
      files: [],
    },
    requestExtension: { progress: '八成', reason: '下雨', requestedDueAt: often(90) ? later : now },
    grantExtension: { dueAt: often(90) ? later : now, opinion: '', upperAnswer: '市督查室同意' },
    setDue: {
      moment: pick(momentsOf(issued, a).map(keyOf)),
      dueAt: often(60) ? later : daysFrom(now, whole(1, 10)),
      reason: '批复推迟',
      unitSays: pick(['', '同意']),
    },
    returnCompletion: {
      missing: '验收单',
      dueAt: often(70) ? null : later,
      ...(often(20) && { moreAsked: true }),
      ...(often(20) && { noSubstance: true }),
    },
  }
}

/** What people may write about a matter as a whole, or about an assignment in the same words whatever it is. */
const aboutAny = (world: World, choice: Choice): Record<string, object> => {
  const { pick, often, whole } = choice
  const { now } = world
  const reason = { reason: '如上' }
  const opinion = { opinion: '同意' }
  const unitId = pick(['u1', 'u2', 'u3'])
  const open = world.matter?.milestones.filter(({ metAt }) => metAt === null) ?? []
  const transfers = world.matter && isIssued(world.matter) ? world.matter.transfers : []
  const some = (wanted: Transfer['status']) => {
    const fitting = transfers.filter(({ status, outcome }) => status === wanted && outcome === null)
    return fitting.length > 0 ? { transferId: pick(fitting).id } : {}
  }
  const instructed = (is: (one: Instruction) => boolean): string => {
    const some = (world.matter?.instructions ?? []).filter(is)
    return some.length > 0 ? pick(some).id : 'I0'
  }
  const dayIn = (days: number) => localDate(daysFrom(now, days))
  const lookedBack = often(40) && { lookBackOn: dayIn(whole(often(5) ? 0 : 1, 20)) }
  const relapsed = often(40)
  const about = { unitId, personId: pick([null, `${unitId}handler`, `${unitId}handler2`]), text: '查实' }
  return {
    draft: { content: anyContent(now, choice) },
    start: {
      words: '夜市占道，请研究。\n本周内报我。',
      files: pick([[], ['file1']]),
      unitId: pick([null, 'u1', 'u3']),
    },
    amendDraft: { content: anyContent(now, choice) },
    discard: reason,
    requestApproval: often(80) ? { notMerged: '另一批小区' } : {},
    issue: often(80) ? { notMerged: '另一批小区' } : {},
    approveIssue: opinion,
    ratifyIssue: opinion,
    rejectIssue: reason,
    amend: {
      reason: '范围调整',
      ...pick([
        { urgency: pick(URGENCIES) },
        { reportCycle: pick(REPORT_CYCLES) },
        { title: `标题${whole(1, 9)}` },
        { officerId: pick(['officer', 'officer2', 'liaison', 'member', 'u1head']) },
      ]),
    },
    addUnit: {
      reason: '需要配合',
      unitId,
      part: pick(['', '管线']),
      ...pick([{ scope: 'within' }, { scope: 'newBasis', newBasis: '会议纪要' }]),
    },
    setBasis: { ...BASIS, number: `批${whole(1, 9)}`, reason: '补登' },
    releaseUnit: reason,
    addMilestone: { title: '增设节点', dueAt: daysFrom(now, whole(1, 10)), reason: '分步推进' },
    dropMilestone: { milestoneId: open.length > 0 ? pick(open).id : 'M0', reason: '合并' },
    endorseObjection: opinion,
    withdrawObjection: reason,
    upholdObjection: reason,
    giveOpinion: { text: '同意', files: [] },
    comment: { text: '请补充', mentions: pick([[], ['u1head'], ['u3head']]), files: [] },
    log: {
      logKind: pick(LOG_KINDS),
      spokenTo: '单位办公室',
      heldAt: daysFrom(now, often(90) ? 0 : 1),
      text: '已电话催办',
      promised: pick(['', '本周内完成']),
      files: pick([[], ['file1']]),
    },
    invite: { personId: pick(['u3head', 'inspector', 'officer2']), reason: '请协助' },
    instruct: {
      text: '请抓紧',
      kind: pick(['answer', 'answer', 'act', 'read']),
      answerDueAt: often(60) ? daysFrom(now, whole(1, 10)) : null,
    },
    answerForOffice: {
      instructionId: instructed(({ answer, toOffice }) => !answer && toOffice),
      text: '已办',
      files: [],
    },
    releaseInstruction: { instructionId: instructed(({ answer }) => !answer), ...reason },
    readAnswer: { instructionId: instructed(({ answer }) => answer !== null) },
    signExtension: opinion,
    sendBackExtension: reason,
    refuseExtension: reason,
    approveDue: opinion,
    rejectDue: reason,
    withdrawExtension: reason,
    suspend: { ...reason, ...(often(80) && { until: daysFrom(now, whole(1, 31)) }) },
    renewSuspension: { ...reason, until: daysFrom(now, whole(1, 31)) },
    resume: reason,
    submitCompletion: { summary: '已完成', files: [] },
    signOff: opinion,
    confirmCompletion: { ...opinion, ...lookedBack },
    close: { ...reason, ...lookedBack },
    lookBack: relapsed
      ? { outcome: 'relapsed', text: '又出现占道', files: [], dueAt: daysFrom(now, whole(1, 40)) }
      : { outcome: 'holds', text: '没有反弹', files: [], ...(often(30) && { nextOn: dayIn(whole(1, 40)) }) },
    reopen: { reason: '群众反映', dueAt: daysFrom(now, whole(1, 40)) },
    withdraw: { ...reason, byMistake: often(50) },
    urge: { text: '请抓紧', ...(often(30) && { until: daysFrom(now, whole(1, 10)) }) },
    remind: { text: '请抓紧' },
    confirmTransfer: { ...some('proposed'), leadersOpinion: '同意', conclusion: '经查属实' },
    declineTransfer: { ...some('proposed'), ...reason },
    recordOutcome: { ...some('confirmed'), outcome: pick(OUTCOMES), text: '已处理' },
    commend: about,
    criticise: { ...about, falseReport: often(50), conclusion: '经查属实' },
  }
}

/** An input of the right shape for the command as the matter stands. */
export const inputFor = (
  command: CommandType,
  world: World,
  assignmentId: string | null,
  choice: Choice,
): Record<string, unknown> => {
  const issued = world.matter !== null && world.matter.number !== null
  const assignment = issued ? world.issued.assignments.find(({ id }) => id === assignmentId) : undefined
  return {
    ...(assignmentId !== null && { assignmentId }),
    ...((assignment && aboutAssignment(world, assignment, choice)[command]) ?? aboutAny(world, choice)[command]),
  }
}
