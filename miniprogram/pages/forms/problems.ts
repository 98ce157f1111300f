import { type About, type Form, fieldsOf } from '../../../domain/matter/base/form'
import { type Problems, problemsOf as problemsOfSent } from '../../../domain/matter/forms/problems'
import { own } from '../../../domain/own'
import { countFailed, type FileItem } from '../../forms/fileItems'
import type { PhoneCommand } from '../../forms/formOf'
import { sentOf, type Values } from '../../forms/values'

/** As `problemsOf` of the domain, and files that have not arrived. */
export const problemsOf = (command: PhoneCommand, form: Form, about: About, values: Values): Problems => {
  const unsent = fieldsOf(form, about)
    .filter(({ kind, name }) => kind === 'files' && countFailed(own(values, name) as FileItem[]))
    .map(({ name }) => [name, '有文件没传上去，请点图块重试，或删掉它'])
  return { ...problemsOfSent(command, form, about, sentOf(form, values)), ...Object.fromEntries(unsent) }
}
