import type { CommandType } from '../../../domain/matter/contract'
import type { Form } from './form'
import { completionForms } from './table/completion'
import { evaluationForms } from './table/evaluation'
import { handlingForms } from './table/handling'
import { instructForms } from './table/instruct'
import { issueForms } from './table/issue'
import { objectionForms } from './table/objection'
import { timeForms } from './table/time'

/** Writing a draft, or changing the text of a matter, needs a desk and a keyboard. */
export const DESK_ONLY = ['draft', 'amendDraft', 'amend'] as const satisfies CommandType[]
export type PhoneCommand = Exclude<CommandType, (typeof DESK_ONLY)[number]>

const FORMS: { [C in PhoneCommand]: Form<C> } = {
  ...issueForms,
  ...handlingForms,
  ...objectionForms,
  ...timeForms,
  ...completionForms,
  ...evaluationForms,
  ...instructForms,
}

export const onPhone = (command: string): command is PhoneCommand => command in FORMS

/** How the command is asked for on the phone. */
export const formOf = (command: PhoneCommand): Form => FORMS[command] as unknown as Form

/** Nothing to fill in or to read first: asked and sent on the spot, without a page. */
export const isOneTap = (command: PhoneCommand): boolean => FORMS[command].fields.length === 0
