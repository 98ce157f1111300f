import { packs } from '../../../domain/matter/packOf'
import { query } from './api'
import { requireMe } from './session'

/** Throws ApiError. */
export const packOf = packs(
  () => requireMe().rules,
  async (version) => (await query('rules.get', { version })).pack,
)
