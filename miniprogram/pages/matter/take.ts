import type { Names } from '../../../domain/decider/telling'
import type { About, Choice } from '../../../domain/matter/base/form'
import { formOf } from '../../../domain/matter/forms'
import { assignmentIn } from '../../../domain/matter/state/assignments'
import { isIssued, type Matter } from '../../../domain/matter/state/matter'
import { ASSIGNMENT_KIND_WORDS, ASSIGNMENT_STATUS_WORDS } from '../../../domain/matter/state/words'
import { own } from '../../../domain/own'
import type { RulePack } from '../../../domain/rules/pack'
import type { PhoneCommand } from '../../forms/formOf'
import { reopen, submit } from '../../forms/submission'
import { askOnTheWay } from '../../services/reminders'
import { actor, calendar, now } from '../../services/session'
import type { Offer } from './view/actions'

/** The assignments among which the person has to choose before the step is taken. */
export const assignmentsFor = (matter: Matter, names: Names, { assignmentIds }: Offer): Choice[] =>
  isIssued(matter)
    ? matter.assignments
        .filter(({ id }) => assignmentIds.includes(id))
        .map(({ id, unitId, kind, status, part }) => ({
          value: id,
          label: own(names, unitId) ?? '',
          note: [ASSIGNMENT_KIND_WORDS[kind], ASSIGNMENT_STATUS_WORDS[status], part].filter(Boolean).join(' · '),
        }))
    : []

/**
 * Takes a step that needs nothing but a yes: asks with its consequence, and sends. Answers whether it was done; throws
 * ApiError. Its key is kept like a form's, so that a second try after a lost answer is the same command.
 */
export const takeStep = async (
  command: PhoneCommand,
  matter: Matter,
  names: Names,
  rules: RulePack,
  assignmentId: string | null,
): Promise<boolean> => {
  const about: About = {
    matter,
    assignment: assignmentIn(matter, assignmentId),
    names,
    now: now(),
    calendar: calendar(),
    rules,
    item: null,
    report: null,
    actor: actor(),
  }
  const { submit: words, consequence } = formOf(command)
  const content = consequence?.(about, {}) ?? ''
  const { confirm } = await wx.showModal({ title: words, content, confirmText: words, cancelText: '再想想' })
  if (!confirm) return false
  askOnTheWay()
  await submit(command, about, reopen(command, about, {}))
  return true
}
