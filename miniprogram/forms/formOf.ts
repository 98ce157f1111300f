import type { CommandType } from '../../domain/matter/contract'
import { type FormCommand, formOf, hasForm } from '../../domain/matter/forms'

/** Writing a draft, or changing the text or the basis of a matter, needs a desk and a keyboard. */
export const DESK_ONLY = ['draft', 'amendDraft', 'amend', 'setBasis'] as const satisfies CommandType[]
export type PhoneCommand = Exclude<FormCommand, (typeof DESK_ONLY)[number]>

export const onPhone = (command: string): command is PhoneCommand =>
  hasForm(command) && !(DESK_ONLY as readonly string[]).includes(command)

/** Nothing to fill in or to read first: asked and sent on the spot, without a page. */
export const isOneTap = (command: PhoneCommand): boolean => formOf(command).fields.length === 0
