import { ifYearKnown } from '../../clock/calendar'
import { deadlineFor } from '../../clock/deadline'
import type { Instant } from '../../clock/time'
import { isRefusal, type Refusal, refuse } from '../../refusal'
import { first, when } from '../base/guards'
import { assigned, type Context, filesOf, type Situation, thingId } from '../base/situation'
import type { Commands } from '../base/topic'
import { type Instruction, isIssued, leadOf, type Matter } from '../state/matter'
import type { contract } from './contract'
import type { InstructionEvents } from './events'
import { mayLetGo, toLead, toOffice, toRead } from './whose'

/** Until it is withdrawn or discarded: on drafts, and after the closing too. */
const mustStand = ({ matter }: Situation): Refusal | null =>
  first(
    when(matter.status !== 'withdrawn', () => refuse('MATTER_WITHDRAWN')),
    when(matter.status !== 'discarded', () => refuse('WRONG_STATE')),
  )

const some = (all: readonly Instruction[]): Refusal | null => when(all.length > 0, () => refuse('NO_OPEN_INSTRUCTION'))

const found = (all: readonly Instruction[], instructionId: string): Instruction | Refusal =>
  all.find(({ id }) => id === instructionId) ?? refuse('NOT_FOUND', 'instructionId')

const leadsIn = (matter: Matter, { directory, actor }: Context): string[] =>
  matter.frontIds.filter((frontId) => directory.front(frontId)?.leaderId === actor.personId)

/** None where the calendar lacks the year: a leader's word waits for no calendar. */
const usualMoment = ({ calendar, now, rules }: Context): Instant | null =>
  ifYearKnown(() => deadlineFor(calendar, now, rules.limits.answer).dueAt)

type Answer = { instructionId: string; text: string; files: string[] }

const answered = (
  all: readonly Instruction[],
  { instructionId, text, files: ids }: Answer,
  context: Context,
): Omit<InstructionEvents['InstructionAnswered'], 'assignmentId'> | Refusal => {
  const open = found(all, instructionId)
  if (isRefusal(open)) return open
  const files = filesOf(ids, context)
  if (isRefusal(files)) return files
  return { instructionId, text, files, late: open.answerDueAt !== null && context.now > open.answerDueAt }
}

export const commands: Commands<typeof contract, InstructionEvents> = {
  /**
   * 批示: any time, on drafts and closed matters too. The lead unit answers for the whole, the office a draft's, both
   * what was closed. Without a moment for the answer it is due in the pack's time.
   */
  instruct: {
    may: mustStand,
    decide: ({ text, kind = 'answer', answerDueAt }, context) => {
      const { matter, now } = context
      const asks = kind === 'answer'
      if (asks && answerDueAt !== null && answerDueAt <= now) return refuse('IN_THE_PAST', 'answerDueAt')
      const data = {
        instructionId: thingId('I', context),
        text,
        kind,
        assignmentIds: isIssued(matter) ? [leadOf(matter).id] : [],
        office: !isIssued(matter) || matter.status === 'closed',
        leads: leadsIn(matter, context),
        answerDueAt: asks ? (answerDueAt ?? usualMoment(context)) : null,
      }
      return [{ type: 'InstructionGiven', data }]
    },
  },
  answerInstruction: {
    may: (s) =>
      first(
        when(s.matter.status !== 'suspended', () => refuse('MATTER_SUSPENDED')),
        some(toLead(s)),
      ),
    decide: (input, context) => {
      const answer = answered(toLead(context), input, context)
      if (isRefusal(answer)) return answer
      return [{ type: 'InstructionAnswered', data: { ...answer, assignmentId: assigned(context).id } }]
    },
  },
  answerForOffice: {
    may: (s) => some(toOffice(s)),
    decide: (input, context) => {
      const answer = answered(toOffice(context), input, context)
      return isRefusal(answer) ? answer : [{ type: 'InstructionAnswered', data: answer }]
    },
  },
  /** 免于回复: it keeps the matter open no longer. */
  releaseInstruction: {
    may: (s) => some(mayLetGo(s)),
    decide: ({ instructionId, reason }, context) => {
      const open = found(mayLetGo(context), instructionId)
      return isRefusal(open) ? open : [{ type: 'InstructionReleased', data: { instructionId, reason } }]
    },
  },
  /** 呈阅: read without a new word, the result stands. */
  readAnswer: {
    may: (s) => some(toRead(s)),
    decide: ({ instructionId }, context) => {
      const read = found(toRead(context), instructionId)
      return isRefusal(read) ? read : [{ type: 'AnswerRead', data: { instructionId } }]
    },
  },
}
