import { packs } from '../../domain/matter/packOf'
import { query } from './api'
import { rules } from './session'

/** Throws ApiError. */
export const packOf = packs(rules, async (version) => (await query('rules.get', { version })).pack)
