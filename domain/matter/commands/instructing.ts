import { refuse } from '../../refusal'
import { openAssignments } from '../matter'
import { assigned, define, filesOf, issued, thingId } from './definition'
import { first, mustBeOpen, mustRun, when } from './states'

/** 批示: any time until the end, while suspended too. The lead unit, which answers for the whole, answers it. */
export const instruct = define<'instruct'>({
  may: mustBeOpen,
  decide: ({ text, answerDueAt }, context) => {
    if (answerDueAt !== null && answerDueAt <= context.now) return refuse('IN_THE_PAST', 'answerDueAt')
    const lead = openAssignments(issued(context)).filter((a) => a.kind === 'lead')
    return [
      {
        type: 'InstructionGiven',
        data: {
          instructionId: thingId('I', context),
          text,
          assignmentIds: lead.map((a) => a.id),
          answerDueAt,
        },
      },
    ]
  },
})

export const answerInstruction = define<'answerInstruction'>({
  may: (s) =>
    first(
      mustRun(s),
      when(
        s.matter.number !== null && s.matter.instructions.some((i) => i.assignmentIds.includes(s.assignment?.id ?? '')),
        () => refuse('NO_OPEN_INSTRUCTION'),
      ),
    ),
  decide: ({ instructionId, text, files }, context) => {
    const { id } = assigned(context)
    const open = issued(context).instructions.find((i) => i.id === instructionId && i.assignmentIds.includes(id))
    if (!open) return refuse('NOT_FOUND', 'instructionId')
    const late = open.answerDueAt !== null && context.now > open.answerDueAt
    return [
      {
        type: 'InstructionAnswered',
        data: { instructionId, assignmentId: id, text, files: filesOf(files, context), late },
      },
    ]
  },
})
