import { own, owns } from '../../own'
import { type CommandType, matterCommands } from '../contract'
import { amendForms } from './amend'
import { completionForms } from './completion'
import { evaluationForms } from './evaluation'
import type { Form } from './form'
import { handlingForms } from './handling'
import { instructForms } from './instruct'
import { issueForms } from './issue'
import { objectionForms } from './objection'
import { timeForms } from './time'

/** A draft's content has a page of its own; every other command is asked for by one of these. */
export const PAGE_ONLY = ['draft', 'amendDraft'] as const satisfies CommandType[]
export type FormCommand = Exclude<CommandType, (typeof PAGE_ONLY)[number]>

const FORMS: { [C in FormCommand]: Form<C> } = {
  ...issueForms,
  ...amendForms,
  ...handlingForms,
  ...objectionForms,
  ...timeForms,
  ...completionForms,
  ...evaluationForms,
  ...instructForms,
}

export const hasForm = (command: string): command is FormCommand => owns(FORMS, command)

/** How the command is asked for. */
export const formOf = (command: FormCommand): Form => FORMS[command] as unknown as Form

/** How long a text field may be, as the contract says. Characters. */
export const textLimits = (command: FormCommand, name: string): { min: number; max: number } => {
  const properties = matterCommands[`matter.${command}`].input.properties as Record<string, unknown>
  const { minLength = 0, maxLength } = own(properties, name) as { minLength?: number; maxLength: number }
  return { min: minLength, max: maxLength }
}
