import type { Front, Unit } from '../../../domain/people/person'
import { query } from './api'

export interface UnitsAndFronts {
  units: Unit[]
  fronts: Front[]
}

let asked: Promise<UnitsAndFronts> | null = null

/** All units and fronts in the directory's order, read once; a failed reading is tried again next time. */
export const unitsAndFronts = (): Promise<UnitsAndFronts> => {
  asked ??= query('unit.list', {}).catch((error) => {
    asked = null
    throw error
  })
  return asked
}

/** After the directory has changed, or someone else logs in. */
export const forgetDirectory = (): void => {
  asked = null
}
