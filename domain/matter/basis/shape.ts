import { type Instant, type LocalDate, localDate } from '../../clock/time'
import { localDate as day, nullable, object, oneOf, optionalLine, optionalProse } from '../../contract/schema'
import { facts, text } from '../../decider/shapes'
import { type Refusal, refuse } from '../../refusal'
import { files } from '../base/contract'
import { files as fileRefs } from '../base/shapes'
import type { Context } from '../base/situation'
import { AUTHORITIES, BASIS_FIELDS, BASIS_KINDS, type Basis, missingIn } from '../state/basis'

/** What an officer fills in of a basis, perhaps not all of it yet; the shape of `Basis` with files by id. */
export const basisInput = object(
  {
    kind: nullable(oneOf(BASIS_KINDS)),
    number: optionalLine(60),
    date: nullable(day),
    files,
    authority: nullable(oneOf(AUTHORITIES)),
    approvedBy: optionalLine(60),
    plan: optionalProse(500),
    scope: optionalProse(500),
    endsOn: nullable(day),
  },
  BASIS_FIELDS,
)

/** As events have it. */
export const basisFacts = facts({
  kind: nullable(oneOf(BASIS_KINDS)),
  number: text,
  date: nullable(day),
  files: fileRefs,
  authority: nullable(oneOf(AUTHORITIES)),
  approvedBy: text,
  plan: text,
  scope: text,
  endsOn: nullable(day),
})

/** ENDS_TOO_SOON where a supervision would end before its basis, or before `from`: the day of issue. */
export const endsTooSoon = ({ date, endsOn }: Pick<Basis, 'date' | 'endsOn'>, from: LocalDate): Refusal | null =>
  endsOn !== null && (endsOn < from || (date !== null && endsOn < date))
    ? refuse('ENDS_TOO_SOON', 'basis.endsOn')
    : null

/** IN_THE_FUTURE for a basis that there is not yet, ENDS_TOO_SOON. */
export const untimely = (basis: Pick<Basis, 'date' | 'endsOn'>, now: Instant, from: LocalDate): Refusal | null =>
  basis.date !== null && basis.date > localDate(now) ? refuse('IN_THE_FUTURE', 'basis.date') : endsTooSoon(basis, from)

/** SAME_BASIS where others on the same basis ask the same unit, and nobody says why it is not merged with them. */
export const mergeable = ({ sameBasis }: Pick<Context, 'sameBasis'>, why: string): Refusal | null =>
  sameBasis === 0 || why !== '' ? null : refuse('SAME_BASIS', 'notMerged')

/** Kept only where there was something to merge with. */
export const saidWhy = ({ sameBasis }: Pick<Context, 'sameBasis'>, notMerged: string) =>
  sameBasis > 0 ? { notMerged } : {}

/** NO_BASIS with the first thing that is missing. Nothing is issued without a whole basis. */
export const unfounded = (basis: Omit<Basis, 'files'> | null | undefined): Refusal | null => {
  if (!basis) return refuse('NO_BASIS', 'basis')
  const [missing] = missingIn(basis)
  return missing ? refuse('NO_BASIS', `basis.${missing}`) : null
}
