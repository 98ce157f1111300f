import type { FileRef } from '../../../../domain/evidence/file'
import { beginning } from '../../../../domain/matter/forms/initial'
import { going } from '../../../../domain/matter/forms/input'

export interface HeldFile {
  ref: FileRef | null
}
export interface HeldPerson {
  who: string
  called: string
}
export interface HeldTask {
  words: string
  who: HeldPerson | null
}

/** A client that holds nothing as it goes out. */
export const initialValues = beginning<HeldFile, HeldPerson, HeldTask>({
  fileOf: (ref) => ({ ref }),
  personOf: (id, { names }) => ({ who: id, called: names[id] ?? '' }),
  emptyTask: () => ({ words: '', who: null }),
})

export const { sentOf, inputOf } = going<HeldFile, HeldPerson, HeldTask>({
  fileIdsOf: (files) => files.flatMap(({ ref }) => (ref ? [ref.fileId] : [])),
  idOf: ({ who }) => who,
  taskOf: ({ words, who }) => ({ title: words, personId: who?.who ?? null, dueAt: null }),
})
