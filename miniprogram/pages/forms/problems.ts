import { type About, type Form, fieldsOf } from '../../../domain/matter/base/form'
import { type Problems, problemsOf as problemsOfSent } from '../../../domain/matter/forms/problems'
import { own } from '../../../domain/own'
import { countFailed, type FileItem } from '../../forms/fileItems'
import type { PhoneCommand } from '../../forms/formOf'
import { mayWait } from '../../forms/outbox'
import { sentOf, type Values } from '../../forms/values'

const isStuck = (items: FileItem[], mayWait: boolean): boolean =>
  mayWait ? items.some(({ hopeless }) => hopeless) : countFailed(items) > 0

/** As `problemsOf` of the domain, and files that have not arrived: what may wait for them waits in the outbox. */
export const problemsOf = (command: PhoneCommand, form: Form, about: About, values: Values): Problems => {
  const unsent = fieldsOf(form, about)
    .filter(({ kind, name }) => kind === 'files' && isStuck(own(values, name) as FileItem[], mayWait(command)))
    .map(({ name }) => [name, '有文件没传上去，请点图块重试，或删掉它'])
  return { ...problemsOfSent(command, form, about, sentOf(form, values)), ...Object.fromEntries(unsent) }
}
