import type { Instant } from '../../domain/clock/time'
import type { FieldKind } from '../../domain/matter/base/form'
import { going, type ValueOf } from '../../domain/matter/forms/input'
import { type FileItem, refsOf } from './fileItems'

/** A person or unit as chosen: the id goes out, the name is shown. */
export interface Named {
  id: string
  name: string
}

export interface TaskValue {
  title: string
  person: Named | null
  dueAt: Instant | null
}

export type Value = ValueOf<FileItem, Named, TaskValue>[FieldKind]
export type Values = Record<string, Value>

export const { sentOf, inputOf } = going<FileItem, Named, TaskValue>({
  fileIdsOf: (items) => refsOf(items).map(({ fileId }) => fileId),
  idOf: ({ id }) => id,
  taskOf: ({ title, person, dueAt }) => ({ title, personId: person?.id, dueAt }),
})
