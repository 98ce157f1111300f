/** What an instruction 批示 demands: to be read, to be acted upon, or an answer by a moment. Only the last keeps a matter open. */
export const INSTRUCTION_KINDS = ['read', 'act', 'answer'] as const
export type InstructionKind = (typeof INSTRUCTION_KINDS)[number]

export const INSTRUCTION_KIND_WORDS: Record<InstructionKind, string> = { read: '阅', act: '阅处', answer: '报结果' }

export const INSTRUCTION_KIND_NOTES: Record<InstructionKind, string> = {
  read: '不需要回复',
  act: '照此办理，不需要专门回复',
  answer: '按时回复，回复前不能办结',
}
