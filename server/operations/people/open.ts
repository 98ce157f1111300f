import { OPEN_STATUSES } from '../../../domain/matter/state/words'
import { toPerson } from '../../../domain/people/address'
import type { SubjectKind } from '../../../domain/subjects'
import type { Filter, Query } from '../../ports'

type Sought = Required<Pick<Query, 'filter' | 'sort'>>

/** What has not ended, of the matters that the filter finds by an index. */
export const openIn = (filter: Filter): Sought => ({
  filter: { ...filter, status: { $in: OPEN_STATUSES } },
  sort: [
    ['rank', 1],
    ['listDueAt', 1],
  ],
})

/** Finds the lines of what is open and names a person; of other kinds what asks him by a to-do is found. */
export const NAMING: Readonly<Partial<Record<SubjectKind, (personId: string) => Sought>>> = {
  matter: (personId) => openIn({ circle: toPerson(personId) }),
}
