import type { BEGINNINGS } from '../../domain/matter/contract'
import { back, open, openInstead, ROUTES } from '../services/navigate'
import type { PhoneCommand } from './formOf'

const FORM = '/pages/forms/action/index'

interface To {
  matterId: string
  assignmentId?: string | null
  /** The instruction, task or report that was tapped. */
  item?: string | null
}

/** Opens the form of a command that begins a matter. */
export const toBeginning = (command: (typeof BEGINNINGS)[number] & PhoneCommand): Promise<boolean> =>
  open(FORM, { command })

/** Opens the form of a command over the present page. */
export const toForm = (command: PhoneCommand, { matterId, assignmentId, item }: To): Promise<boolean> =>
  open(FORM, { command, matter: matterId, assignment: assignmentId, item })

/** The other way to decide, in the place of this form. */
export const toOtherForm = (command: PhoneCommand, { matterId, assignmentId, item }: To): Promise<boolean> =>
  openInstead(FORM, { command, matter: matterId, assignment: assignmentId, item, chosen: 1 })

/** To the matter that the form was about: back to its page, or to it where the form was opened from elsewhere. */
export const toMatterOf = (matterId: string): Promise<boolean> => {
  const pages = getCurrentPages()
  const below = pages[pages.length - 2]
  return below && `/${below.route}` === ROUTES.matter ? back() : openInstead(ROUTES.matter, { id: matterId })
}
