import type { Instant } from '../../../../domain/clock/time'
import { dateWords } from '../../../../domain/clock/words'
import type { Names } from '../../../../domain/decider/telling'
import { ACTION_WORDS, type AllowedAction } from '../../../../domain/matter/actions'
import type { Passage } from '../../../../domain/matter/base/form'
import { basisPassages } from '../../../../domain/matter/basis/words'
import type { CommandType } from '../../../../domain/matter/contract'
import { actionsOn } from '../../../../domain/matter/instruction/whose'
import { lookBackWords } from '../../../../domain/matter/lookBack/words'
import { suspensionWords } from '../../../../domain/matter/pause/words'
import { officerWords, startedWords } from '../../../../domain/matter/starting/words'
import { type Instruction, type IssuedMatter, isIssued, type Matter } from '../../../../domain/matter/state/matter'
import { unitIdsOf } from '../../../../domain/matter/state/parties'
import { REPORT_CYCLE_WORDS } from '../../../../domain/matter/state/words'
import { transferWords } from '../../../../domain/matter/transfer/words'
import { own } from '../../../../domain/own'
import type { Actor } from '../../../../domain/people/actor'
import type { Today } from '../../../components/matter-head/head'

export interface Line {
  label: string
  text: string
}

export interface InstructionCard {
  id: string
  text: string
  /** 李区长 · 昨天 09:12 */
  from: string
  /** 待回复,10月8日 17:30 前 */
  status: string
  /** What the person may do with it. */
  steps: { command: CommandType; assignmentId: string | null; words: string }[]
}

export const nameIn = (names: Names, id: string): string => own(names, id) ?? '(已不在名录)'

const bodyWords = ({ supervisingBody: body }: Matter, names: Names): string => {
  if (body.kind === 'office') return '督查室'
  return nameIn(names, body.kind === 'front' ? body.frontId : body.unitId)
}

const milestoneWords = (matter: Matter, { now }: Today): string =>
  matter.milestones
    .map(({ title, dueAt, metAt, missed }) => {
      const state = metAt ? `${dateWords(now, metAt)} 完成` : `${dateWords(now, dueAt)} 前${missed ? '，已超期' : ''}`
      return `${title}(${state})`
    })
    .join('\n')

/** What is asked beside the requirement itself, by when. */
export const contentLines = (matter: Matter, names: Names, clock: Today): Line[] => {
  const milestones = milestoneWords(matter, clock)
  const units = isIssued(matter) ? [] : unitIdsOf(matter).map((unitId) => nameIn(names, unitId))
  return [
    ...(units.length ? [{ label: '拟交办单位', text: units.join('、') }] : []),
    ...(milestones ? [{ label: '阶段节点', text: milestones }] : []),
  ]
}

/** How often to report, and to whom: shown with the whole requirement. */
export const standingLines = (matter: Matter, names: Names): Passage[] => [
  ...basisPassages(matter),
  { label: '反馈周期', text: REPORT_CYCLE_WORDS[matter.reportCycle] },
  { label: '督办主体', text: `${bodyWords(matter, names)} · ${officerWords(matter, (id) => nameIn(names, id))}` },
]

const statusOf = ({ answer, answerDueAt, missed }: Instruction, now: Instant): string => {
  if (answer) return `${dateWords(now, answer.at)} 已回复，待领导阅`
  return `待回复${answerDueAt ? `，${dateWords(now, answerDueAt)} 前` : ''}${missed ? '，已超期' : ''}`
}

/** Instructions that wait for their answer, or whose answer waits for the leader. */
export const instructionCards = (
  matter: Matter,
  names: Names,
  { now, rules }: Today,
  actor: Actor,
  actions: readonly AllowedAction[],
): InstructionCard[] =>
  matter.instructions.map((instruction) => ({
    id: instruction.id,
    text: instruction.text,
    from: `${nameIn(names, instruction.leaderId)} · ${dateWords(now, instruction.at)}`,
    status: statusOf(instruction, now),
    steps: actionsOn(instruction, { matter, actor, now, rules }, actions).map(({ command, assignmentId }) => ({
      command,
      assignmentId,
      words: ACTION_WORDS[command],
    })),
  }))

const closedWords = ({ at, how, onTime, words }: NonNullable<IssuedMatter['closed']>, now: Instant): string => {
  const manner = how === 'byDecision' ? '直接办结' : `办结(${onTime ? '按期' : '超期'})`
  return `${dateWords(now, at)} ${manner}${words ? `：${words}` : ''}`
}

/** What everyone should know before reading on: why it is back, stopped, over, or about to be transferred. */
export const noticesOf = (matter: Matter, names: Names, { now }: Today): string[] => {
  if (!isIssued(matter)) {
    const { rejection } = matter
    const started = startedWords(matter, (id) => nameIn(names, id))
    return [
      ...(started === null ? [] : [started]),
      ...(rejection
        ? [`${nameIn(names, rejection.by)} ${dateWords(now, rejection.at)} 退回修改：${rejection.reason}`]
        : []),
    ]
  }
  const { suspension, closed, withdrawn } = matter
  return [
    ...(suspension ? [suspensionWords(suspension, now)] : []),
    ...(closed ? [closedWords(closed, now)] : []),
    ...lookBackWords(matter),
    ...(withdrawn ? [`${dateWords(now, withdrawn.at)} 撤销：${withdrawn.reason}`] : []),
    ...transferWords(matter, (id) => nameIn(names, id)),
  ]
}
