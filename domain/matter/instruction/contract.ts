import { idOf, instant, longText, nullable, oneOf, prose, shortText } from '../../contract/schema'
import { files, forGroupsToo, forReaders, forRoles, onAssignment, onMatter } from '../base/contract'
import { INSTRUCTION_KINDS } from './kinds'

const instructionId = idOf('instruction')

export const contract = {
  /** `kind`: absent, as from phones that do not know it yet, an answer is asked for. */
  instruct: forRoles(
    ['leader'],
    onMatter({ text: prose(1, 2000), kind: oneOf(INSTRUCTION_KINDS), answerDueAt: nullable(instant) }, [
      'text',
      'answerDueAt',
    ]),
  ),
  answerInstruction: forRoles(
    ['handler', 'unitSupervisor', 'unitHead'],
    onAssignment({ instructionId, text: longText, files }, ['instructionId', 'text', 'files']),
  ),
  /** A leading group's own member may be in charge of a draft, and answers on it. */
  answerForOffice: forGroupsToo(
    ['officer', 'liaison', 'chiefOfficer'],
    onMatter({ instructionId, text: longText, files }, ['instructionId', 'text', 'files']),
  ),
  releaseInstruction: forRoles(
    ['leader', 'liaison', 'chiefOfficer'],
    onMatter({ instructionId, reason: shortText }, ['instructionId', 'reason']),
  ),
  /** Whoever gave it, or came after him, whatever his scope takes in by then. */
  readAnswer: forReaders(onMatter({ instructionId }, ['instructionId'])),
} as const
