import type { Unit } from '../../../domain/people/person'
import { query } from '../../services/api'

export interface UnitLine {
  id: string
  name: string
  shortName: string
}

let asking: Promise<Unit[]> | null = null

/** Active units in the directory's order; asked for once while the app runs. Throws ApiError, and asks again then. */
export const activeUnits = (): Promise<Unit[]> => {
  asking ??= query('unit.list', {})
    .then(({ units }) => units.filter((unit) => unit.active))
    .catch((error) => {
      asking = null
      throw error
    })
  return asking
}

/** Units whose name or short name contains every word of `search`. */
export const matching = (units: Unit[], search: string): UnitLine[] => {
  const words = search.split(/\s+/).filter(Boolean)
  return units
    .filter(({ name, shortName }) => words.every((word) => name.includes(word) || shortName.includes(word)))
    .map(({ _id, name, shortName }) => ({ id: _id, name, shortName }))
}
