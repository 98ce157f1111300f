import { ACTION_WORDS, actionsFor } from '../../../../domain/matter/actions'
import type { About, Passage } from '../../../../domain/matter/base/form'
import { isBeginning } from '../../../../domain/matter/contract'
import { formOf } from '../../../../domain/matter/forms'
import { own } from '../../../../domain/own'
import { SENTENCES } from '../../../../domain/refusal'
import { onPhone, type PhoneCommand } from '../../../forms/formOf'

/** One of two ways to rule. */
export interface Way {
  command: PhoneCommand
  words: string
}

/** What the form says of the matter, above the fields and on its buttons. */
export interface Shown {
  title: string
  matterTitle: string
  unit: string
  /** Ways to rule, none of them chosen yet. */
  ways: Way[]
  intro: string[]
  passages: Passage[]
  /** Why nothing can be sent any more: the matter has moved on. */
  closed: string
  submitWords: string
  otherwiseWords: string
}

const wayOf = (command: PhoneCommand): Way => ({ command, words: ACTION_WORDS[command] })

/** `chosen`: whoever rules has said that it is to be this way. */
export const shownOf = (command: PhoneCommand, about: About, chosen: boolean): Shown => {
  const form = formOf(command)
  const { matter, assignment, names, actor, now, rules } = about
  const allowed = actionsFor(matter, actor, now, rules)
  const may = (wanted: string) =>
    isBeginning(wanted) ||
    allowed.some((action) => action.command === wanted && (action.assignmentId ?? null) === (assignment?.id ?? null))
  const other = form.otherwise && onPhone(form.otherwise) && may(form.otherwise) ? form.otherwise : null
  const ways = form.ruling && other && !chosen ? [command, other].map(wayOf) : []
  return {
    title: (ways.length > 0 && form.ruling) || (form.title ?? ACTION_WORDS[command]),
    matterTitle: `${matter.number ?? ''} ${matter.title}`.trim(),
    unit: assignment ? (own(names, assignment.unitId) ?? '') : '',
    ways,
    intro: ways.length > 0 ? [] : (form.intro?.(about) ?? []),
    passages: form.passages?.(about) ?? [],
    closed: may(command) ? '' : SENTENCES.WRONG_STATE,
    submitWords: form.submit,
    otherwiseWords: other ? ACTION_WORDS[other] : '',
  }
}
