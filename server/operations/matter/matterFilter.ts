import type { Instant } from '../../../domain/clock/time'
import type { Input } from '../../../domain/contract'
import { termsOf } from '../../../domain/matter/register/searchTerms'
import { sightOf } from '../../../domain/matter/sight'
import type { Actor } from '../../../domain/people/actor'
import { Refused, refuse } from '../../../domain/refusal'
import type { Filter } from '../../ports'

export type MatterFilter = Omit<Input<'matter.list'>, 'limit' | 'after' | 'order'>

/** A light as conditions on moments, so that a count always equals its list and nothing has to be refreshed. */
const lightFilter = (light: NonNullable<MatterFilter['light']>, now: Instant): Filter => {
  switch (light) {
    case 'green':
      return { rank: 0, listDueAt: { $gte: now }, yellowAt: { $gt: now } }
    case 'yellow':
      return { rank: 0, listDueAt: { $gte: now }, yellowAt: { $lte: now } }
    case 'red':
      return { rank: 0, listDueAt: { $lt: now } }
    case 'grey':
      return { rank: 1 }
  }
}

/** Half of a pair of surrogates, which no store can hold. */
const HALF_CHARACTER = /\p{Surrogate}/u

const searchFilter = (search: string): Filter => {
  if (HALF_CHARACTER.test(search)) throw new Refused(refuse('BAD_INPUT', 'search'))
  const pairs = termsOf(search)
  if (pairs.length === 0) throw new Refused(refuse('SEARCH_TOO_SHORT', 'search'))
  return { terms: { $all: pairs } }
}

/** The register's lines that the person may see. One of two alternatives is a condition of its own: each has its index. */
const sightFilter = (actor: Actor): Filter => {
  const { all, closed, keys } = sightOf(actor)
  if (all) return {}
  const named: Filter = { circle: { $in: keys } }
  return closed ? { $or: [named, { status: 'closed' }] } : named
}

/** What the person may see and asked for, as one filter on the register. */
export const registerFilter = (input: MatterFilter, actor: Actor, now: Instant): Filter => {
  const { light, late, search, unitId, frontId, ...exact } = input
  return {
    hidden: false,
    ...exact,
    ...(unitId !== undefined && { unitIds: unitId }),
    ...(frontId !== undefined && { frontIds: frontId }),
    ...(light !== undefined && lightFilter(light, now)),
    ...(late === 'signIn' && { signInDueAt: { $lt: now } }),
    ...(search !== undefined && search.trim() !== '' && searchFilter(search)),
    ...sightFilter(actor),
  }
}
