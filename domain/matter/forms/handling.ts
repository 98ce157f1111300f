import { dateWords } from '../../clock/words'
import { own } from '../../own'
import { isIssued } from '../matter'
import { completesTask } from '../subject'
import { type About, type Choice, form } from './form'

/** One's own; the supervisor's choice is the whole unit's. */
const openTasks = ({ assignment, actor, names, now }: About): Choice[] =>
  (assignment?.tasks ?? [])
    .filter((task) => task.doneAt === null && assignment && completesTask(actor, task, assignment))
    .map((task) => ({
      value: task.id,
      label: task.title,
      note: `${own(names, task.personId) ?? ''} ${dateWords(now, task.dueAt)} 前`,
    }))

const openMilestones = (about: About): Choice[] =>
  about.matter.milestones
    .filter((milestone) => milestone.metAt === null)
    .map((milestone) => ({
      value: milestone.id,
      label: milestone.title,
      note: `${dateWords(about.now, milestone.dueAt)} 前`,
    }))

const correctable = ({ report, now }: About): Choice[] =>
  report ? [{ value: report.reportId, label: `${dateWords(now, report.at)} 的反馈` }] : []

const openInstructions = (about: About): Choice[] =>
  isIssued(about.matter)
    ? about.matter.instructions
        .filter(({ assignmentIds }) => about.assignment !== null && assignmentIds.includes(about.assignment.id))
        .map((instruction) => ({
          value: instruction.id,
          label: instruction.text,
          note: `${own(about.names, instruction.leaderId) ?? ''} ${dateWords(about.now, instruction.at)}`,
        }))
    : []

/** What a unit does with its share of a matter. */
export const handlingForms = {
  signIn: form('signIn', {
    fields: [],
    submit: '签收',
    done: '已签收',
    consequence: ({ assignment, names, now }) =>
      assignment
        ? `签收后由${own(names, assignment.unitId) ?? '本单位'}办理，截止 ${dateWords(now, assignment.due.dueAt)}。` +
          `如不属本单位职责，请在 ${dateWords(now, assignment.objectionUntil)} 前提出退办。`
        : '签收后由本单位办理。',
  }),
  nameResponsible: form('nameResponsible', {
    intro: () => ['三个责任：一位分管领导、一位科室负责人、一位经办人。今后的提醒会发给他们。'],
    fields: [
      {
        kind: 'person',
        name: 'leaderId',
        label: '分管领导',
        unit: 'assignment',
        role: 'unitHead',
        initial: ({ assignment }) => assignment?.responsible?.leaderId ?? null,
      },
      {
        kind: 'person',
        name: 'sectionHeadId',
        label: '责任科室负责人',
        unit: 'assignment',
        role: 'sectionHead',
        initial: ({ assignment }) => assignment?.responsible?.sectionHeadId ?? null,
      },
      {
        kind: 'person',
        name: 'handlerId',
        label: '经办人',
        unit: 'assignment',
        role: 'handler',
        initial: ({ assignment }) => assignment?.responsible?.handlerId ?? null,
      },
    ],
    submit: '确定责任人',
    done: '责任人已明确',
  }),
  decompose: form('decompose', {
    intro: ({ assignment, now }) =>
      assignment ? [`每项任务落实到一个人，完成时间不晚于 ${dateWords(now, assignment.due.dueAt)}。`] : [],
    fields: [{ kind: 'tasks', name: 'tasks', label: '任务' }],
    submit: '分解任务',
    done: '任务已分解',
  }),
  completeTask: form('completeTask', {
    fields: [
      { kind: 'choice', name: 'taskId', label: '哪项任务', choices: openTasks },
      { kind: 'text', name: 'text', label: '完成情况' },
    ],
    submit: '完成任务',
    done: '任务已完成',
  }),
  report: form('report', {
    fields: [
      { kind: 'text', name: 'text', label: '进展情况' },
      { kind: 'files', name: 'files', label: '照片和文件', optional: true },
      { kind: 'text', name: 'remaining', label: '还有什么没做完', optional: true },
      {
        kind: 'choice',
        name: 'milestoneId',
        label: '完成了哪个阶段节点',
        optional: true,
        choices: openMilestones,
        when: (about) => openMilestones(about).length > 0,
      },
    ],
    submit: '提交反馈',
    done: '已反馈',
  }),
  correctReport: form('correctReport', {
    intro: () => ['补正后是新的一版，原来的反馈仍然保留，两版都能看到。'],
    fields: [
      { kind: 'choice', name: 'reportId', label: '补正哪一次', choices: correctable },
      { kind: 'text', name: 'reason', label: '补正原因' },
      { kind: 'text', name: 'text', label: '进展情况', initial: ({ report }) => report?.text ?? '' },
      {
        kind: 'files',
        name: 'files',
        label: '照片和文件',
        optional: true,
        initial: ({ report }) => report?.files ?? [],
      },
      {
        kind: 'text',
        name: 'remaining',
        label: '还有什么没做完',
        optional: true,
        initial: ({ report }) => report?.remaining ?? '',
      },
    ],
    submit: '提交补正',
    done: '已补正',
  }),
  giveOpinion: form('giveOpinion', {
    intro: () => ['协办意见交给主办单位汇总。'],
    fields: [
      { kind: 'text', name: 'text', label: '协办意见' },
      { kind: 'files', name: 'files', label: '照片和文件', optional: true },
    ],
    submit: '提交意见',
    done: '协办意见已提交',
  }),
  answerInstruction: form('answerInstruction', {
    fields: [
      { kind: 'choice', name: 'instructionId', label: '回复哪条批示', choices: openInstructions },
      { kind: 'text', name: 'text', label: '办理情况' },
      { kind: 'files', name: 'files', label: '照片和文件', optional: true },
    ],
    submit: '回复批示',
    done: '已回复',
  }),
  comment: form('comment', {
    fields: [
      { kind: 'text', name: 'text', label: '说什么' },
      { kind: 'people', name: 'mentions', label: '提到谁', hint: '被提到的人会收到消息', optional: true },
      { kind: 'files', name: 'files', label: '照片和文件', optional: true },
    ],
    submit: '发表',
    done: '已发表',
  }),
}
