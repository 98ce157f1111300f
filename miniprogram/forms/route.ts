import type { BEGINNINGS } from '../../domain/matter/contract'
import { open, ROUTES, urlOf } from '../services/navigate'
import type { PhoneCommand } from './formOf'

const FORM = '/pages/forms/action/index'

interface To {
  matterId: string
  assignmentId?: string | null
  /** The instruction, task or report that was tapped. */
  item?: string | null
}

/** Opens the form of a command that begins a matter. */
export const toBeginning = (command: (typeof BEGINNINGS)[number] & PhoneCommand): void => open(FORM, { command })

/** Opens the form of a command over the present page. */
export const toForm = (command: PhoneCommand, { matterId, assignmentId, item }: To): void =>
  open(FORM, { command, matter: matterId, assignment: assignmentId, item })

/** The other way to decide, in the place of this form. */
export const toOtherForm = (command: PhoneCommand, { matterId, assignmentId }: To): void => {
  wx.redirectTo({ url: urlOf(FORM, { command, matter: matterId, assignment: assignmentId }) })
}

/** To the matter that the form was about: back to its page, or to it where the form was opened from elsewhere. */
export const toMatterOf = (matterId: string): void => {
  const pages = getCurrentPages()
  const below = pages[pages.length - 2]
  if (below && `/${below.route}` === ROUTES.matter) wx.navigateBack()
  else wx.redirectTo({ url: urlOf(ROUTES.matter, { id: matterId }) })
}
