import type { Instant } from '../../../../../domain/clock/time'
import type { FileRef } from '../../../../../domain/evidence/file'
import type { FieldKind } from '../../../../../domain/matter/base/form'
import { beginning } from '../../../../../domain/matter/forms/initial'
import { going, type ValueOf } from '../../../../../domain/matter/forms/input'

export interface TaskValue {
  title: string
  personId: string | null
  dueAt: Instant | null
}

/** People and units are held by id: what they are called stands beside. */
export type Value = ValueOf<FileRef, string, TaskValue>[FieldKind]
export type Values = Record<string, Value>

export const emptyTask = (): TaskValue => ({ title: '', personId: null, dueAt: null })

/** What a freshly opened form holds. */
export const initialValues = beginning<FileRef, string, TaskValue>({
  fileOf: (ref) => ref,
  personOf: (id) => id,
  emptyTask,
})

export const { sentOf, inputOf } = going<FileRef, string, TaskValue>({
  fileIdsOf: (files) => files.map(({ fileId }) => fileId),
  idOf: (id) => id,
  taskOf: (task) => task,
})
