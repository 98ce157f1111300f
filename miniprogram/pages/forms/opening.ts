import type { About } from '../../../domain/matter/base/form'
import { formOf } from '../../../domain/matter/forms'
import { beginning } from '../../../domain/matter/forms/initial'
import { own } from '../../../domain/own'
import { type FileItem, itemOf } from '../../forms/fileItems'
import type { PhoneCommand } from '../../forms/formOf'
import { type Opened, reopen } from '../../forms/submission'
import type { Named, TaskValue } from '../../forms/values'

/** What a freshly opened form holds. */
export const initialValues = beginning<FileItem, Named, TaskValue>({
  fileOf: itemOf,
  personOf: (id, { names }) => ({ id, name: own(names, id) ?? '' }),
  emptyTask: () => ({ title: '', person: null, dueAt: null }),
})

export const openSubmission = (command: PhoneCommand, about: About): Opened =>
  reopen(command, about, initialValues(formOf(command), about))
