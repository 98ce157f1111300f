import type { About } from '../../../domain/matter/base/form'
import { formOf } from '../../../domain/matter/forms'
import { beginning } from '../../../domain/matter/forms/initial'
import { own } from '../../../domain/own'
import { type FileItem, itemOf } from '../../components/file-grid/items'
import type { PhoneCommand } from './formOf'
import { type Opened, reopen } from './submission'
import type { Named, TaskValue } from './values'

/** What a freshly opened form holds. */
export const initialValues = beginning<FileItem, Named, TaskValue>({
  fileOf: itemOf,
  personOf: (id, { names }) => ({ id, name: own(names, id) ?? '' }),
  emptyTask: () => ({ title: '', person: null, dueAt: null }),
})

export const openSubmission = (command: PhoneCommand, about: About): Opened =>
  reopen(command, about, initialValues(formOf(command), about))
