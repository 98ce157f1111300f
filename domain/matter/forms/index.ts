import { joined } from '../../joined'
import { own, owns } from '../../own'
import type { Form } from '../base/form'
import { type CommandType, matterCommands } from '../contract'
import { faces } from '../topics'

const FORMS = joined(Object.values(faces).map(({ forms }) => forms))

/** Every command but those that have a page of their own is asked for by one of these. */
export type FormCommand = keyof typeof FORMS & CommandType

export const hasForm = (command: string): command is FormCommand => owns(FORMS, command)

/** How the command is asked for. */
export const formOf = (command: FormCommand): Form<string, CommandType> => FORMS[command]

/** How long a text field may be, as the contract says. Characters. */
export const textLimits = (command: FormCommand, name: string): { min: number; max: number } => {
  const properties = matterCommands[`matter.${command}`].input.properties as Record<string, unknown>
  const { minLength = 0, maxLength } = own(properties, name) as { minLength?: number; maxLength: number }
  return { min: minLength, max: maxLength }
}
