import { dateWords, STOPPED_WORDS, timeLeft } from '../../../../domain/clock/words'
import type { Names } from '../../../../domain/decider/telling'
import { lightOfAssignment } from '../../../../domain/matter/state/light'
import {
  type Assignment,
  type IssuedMatter,
  isAssignmentOver,
  isGone,
  isHeld,
  isRunning,
  type Task,
} from '../../../../domain/matter/state/matter'
import { progressWords } from '../../../../domain/matter/state/progress'
import { shareWords } from '../../../../domain/matter/state/shares'
import { ASSIGNMENT_KIND_WORDS, ASSIGNMENT_STATUS_WORDS } from '../../../../domain/matter/state/words'
import { supervisionWords } from '../../../../domain/matter/supervision/words'
import { urgeWords } from '../../../../domain/matter/urging/words'
import { own } from '../../../../domain/own'
import type { Actor } from '../../../../domain/people/actor'
import type { Shown, Today } from '../../../components/matter-head/head'

interface TaskLine {
  id: string
  title: string
  /** 王五 · 明天 17:30 前 */
  note: string
}

/** One unit's assignment, ready to be shown. */
export interface AssignmentCard extends Shown {
  id: string
  kind: string
  unit: string
  part: string
  status: string
  due: string
  /** 序时进度：计划 50%，确认 30%，落后 20; empty without a plan. */
  progress: string
  /** 单位 3 天 2 小时 · 督查室 1 天. */
  shares: string
  left: string
  /** 分管领导 张三 · 科室 李四 · 经办 王五; empty before they are named. */
  responsible: string
  /** What hangs in the air: an objection, an extension asked for, a return. Sentences. */
  pending: string[]
  tasks: TaskLine[]
  /** 任务 3 项,完成 1 项; empty without tasks. */
  taskWords: string
  ended: boolean
  /** The reader's own unit. */
  own: boolean
}

const nameIn = (names: Names, id: string): string => own(names, id) ?? '(已不在名录)'

const responsibleWords = ({ responsible }: Assignment, names: Names): string =>
  responsible
    ? [
        `分管领导 ${nameIn(names, responsible.leaderId)}`,
        `科室 ${nameIn(names, responsible.sectionHeadId)}`,
        `经办 ${nameIn(names, responsible.handlerId)}`,
      ].join(' · ')
    : ''

const pendingWords = (assignment: Assignment, names: Names, { now }: Today): string[] => {
  const { objection, extension, supervision, returned, completion, stoodIn } = assignment
  const signed = completion?.signOffs.map(({ personId }) => nameIn(names, personId)).join('、')
  return [
    ...(stoodIn.length ? ['原责任人已离任，等单位重新明确'] : []),
    ...(returned ? [`办结被退回，缺：${returned.missing}`] : []),
    ...(objection
      ? [`已提出退办${objection.endorsedAt ? '，等督查室决定' : '，等分管负责同志审核'}：${objection.reason}`]
      : []),
    ...(extension
      ? [`已申请延到 ${dateWords(now, extension.requestedDueAt)}，${extension.unsigned ? '等本单位签字' : '等审批'}`]
      : []),
    ...(supervision ? [supervisionWords(supervision, (id) => nameIn(names, id))] : []),
    ...(signed ? [`办结已由 ${signed} 审签`] : []),
    ...urgeWords(assignment, now),
  ]
}

const taskLine = ({ id, title, personId, dueAt, doneAt, missed }: Task, names: Names, { now }: Today): TaskLine => {
  const when = doneAt ? `${dateWords(now, doneAt)} 完成` : `${dateWords(now, dueAt)} 前${missed ? '，已超期' : ''}`
  return { id, title, note: `${nameIn(names, personId)} · ${when}` }
}

const shownOf = (matter: IssuedMatter, assignment: Assignment, { now, rules }: Today): Shown => {
  const { light, words, late } = lightOfAssignment(assignment, matter, now, rules)
  return { light, word: words, late }
}

const taskWords = ({ tasks }: Assignment): string =>
  tasks.length ? `任务 ${tasks.length} 项，完成 ${tasks.filter((task) => task.doneAt !== null).length} 项` : ''

const leftWords = (assignment: Assignment, { calendar, now }: Reading['clock']): string =>
  isHeld(assignment) ? STOPPED_WORDS : timeLeft(calendar, now, assignment.due.dueAt)

const cardOf = (matter: IssuedMatter, assignment: Assignment, { names, clock, actor }: Reading): AssignmentCard => {
  const ended = isAssignmentOver(assignment)
  const running = !ended && isRunning(matter)
  return {
    ...shownOf(matter, assignment, clock),
    id: assignment.id,
    kind: ASSIGNMENT_KIND_WORDS[assignment.kind],
    unit: nameIn(names, assignment.unitId),
    part: assignment.part,
    status: ASSIGNMENT_STATUS_WORDS[assignment.status],
    due: `截止 ${dateWords(clock.now, assignment.due.dueAt)}`,
    progress: running ? progressWords(matter, assignment, clock.now) : '',
    shares: shareWords(matter, assignment, { now: clock.now, actor }),
    left: running ? leftWords(assignment, clock) : '',
    responsible: responsibleWords(assignment, names),
    pending: running ? pendingWords(assignment, names, clock) : [],
    tasks: assignment.tasks.map((task) => taskLine(task, names, clock)),
    taskWords: taskWords(assignment),
    ended,
    own: assignment.unitId === actor.unitId,
  }
}

interface Reading {
  names: Names
  clock: Today
  actor: Actor
}

/** Each unit's assignment: the lead first, then the reader's own, and last those that are another unit’s now, or nobody’s. */
export const cardsOf = (matter: IssuedMatter, reading: Reading): AssignmentCard[] => {
  const rank = (a: Assignment) => {
    if (isGone(a)) return 3
    if (a.kind === 'lead') return 0
    return a.unitId === reading.actor.unitId ? 1 : 2
  }
  return [...matter.assignments]
    .sort((a, b) => rank(a) - rank(b))
    .map((assignment) => cardOf(matter, assignment, reading))
}
