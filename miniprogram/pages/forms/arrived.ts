import type { About } from '../../../domain/matter/base/form'
import { formOf } from '../../../domain/matter/forms'
import { draftName } from '../../../domain/matter/forms/sending'
import { owns } from '../../../domain/own'
import type { PhoneCommand } from '../../forms/formOf'
import { keepSubmission, type Submission } from '../../forms/submission'
import { newKey } from '../../services/api'
import { removeDraft } from '../../services/drafts'
import { type Ids, loadAbout } from './load'
import { initialValues } from './opening'

interface Follows {
  content: string
  confirmText: string
}

/** What may follow where an earlier version has arrived, and what was changed since has not. */
export const followsArrival = (command: PhoneCommand): Follows => {
  if (command === 'report') return { content: '后来改的还没有提交，可以用补正提交。', confirmText: '去补正' }
  if (command === 'comment') return { content: '后来改的还没有发出，可以另发一条。', confirmText: '另发一条' }
  return { content: '后来改的没有提交，已存为草稿。请先到事项里看看办到哪一步。', confirmText: '查看事项' }
}

/** What is written from now on is another one. */
export const asAnother = (command: PhoneCommand, about: About, submission: Submission): void => {
  submission.key = newKey()
  submission.sent = null
  keepSubmission(command, about, submission)
}

/**
 * What was changed in a report since it arrived, as the draft of its correction. Answers what the correction's form is
 * opened with. Throws ApiError.
 */
export const asCorrection = async (ids: Ids, about: About, { values }: Submission): Promise<Ids> => {
  const { report, ...fresh } = await loadAbout('correctReport', { ...ids, item: null })
  const item = report?.reportId ?? null
  const target = { ...fresh, report, item }
  const begun = initialValues(formOf('correctReport'), target)
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => owns(begun, name)))
  keepSubmission('correctReport', target, { values: { ...begun, ...kept }, key: newKey(), sent: null })
  removeDraft(draftName('report', about))
  return { ...ids, item }
}
