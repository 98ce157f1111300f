import { idOf, instant, longText, nullable, prose } from '../../contract/schema'
import { files, forRoles, onAssignment, onMatter } from '../base/contract'

export const contract = {
  instruct: forRoles(
    ['leader'],
    onMatter({ text: prose(1, 2000), answerDueAt: nullable(instant) }, ['text', 'answerDueAt']),
  ),
  answerInstruction: forRoles(
    ['handler', 'unitSupervisor', 'unitHead'],
    onAssignment({ instructionId: idOf('instruction'), text: longText, files }, ['instructionId', 'text', 'files']),
  ),
} as const
