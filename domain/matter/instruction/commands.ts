import { isRefusal, refuse } from '../../refusal'
import { first, mustBeOpen, mustRun, when } from '../base/guards'
import { assigned, filesOf, issued, thingId } from '../base/situation'
import type { Commands } from '../base/topic'
import { openAssignments } from '../state/matter'
import type { contract } from './contract'
import type { InstructionEvents } from './events'

export const commands: Commands<typeof contract, InstructionEvents> = {
  /** 批示: any time until the end, while suspended too. The lead unit, which answers for the whole, answers it. */
  instruct: {
    may: mustBeOpen,
    decide: ({ text, answerDueAt }, context) => {
      if (answerDueAt !== null && answerDueAt <= context.now) return refuse('IN_THE_PAST', 'answerDueAt')
      const assignmentIds = openAssignments(issued(context))
        .filter((a) => a.kind === 'lead')
        .map((a) => a.id)
      return [
        { type: 'InstructionGiven', data: { instructionId: thingId('I', context), text, assignmentIds, answerDueAt } },
      ]
    },
  },
  answerInstruction: {
    may: (s) =>
      first(
        mustRun(s),
        when(
          s.matter.number !== null &&
            s.matter.instructions.some((i) => i.assignmentIds.includes(s.assignment?.id ?? '')),
          () => refuse('NO_OPEN_INSTRUCTION'),
        ),
      ),
    decide: ({ instructionId, text, files: ids }, context) => {
      const { id: assignmentId } = assigned(context)
      const open = issued(context).instructions.find(
        (i) => i.id === instructionId && i.assignmentIds.includes(assignmentId),
      )
      if (!open) return refuse('NOT_FOUND', 'instructionId')
      const files = filesOf(ids, context)
      if (isRefusal(files)) return files
      const late = open.answerDueAt !== null && context.now > open.answerDueAt
      return [{ type: 'InstructionAnswered', data: { instructionId, assignmentId, text, files, late } }]
    },
  },
}
