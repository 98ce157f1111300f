import { isIssued, type Matter } from '../../domain/matter/state/matter'
import type { RulePack } from '../../domain/rules/pack'
import { query } from './api'
import { rules } from './session'

/** The rule pack that a matter keeps; before issue the one in force. Throws ApiError. */
export const packOf = async (matter: Matter): Promise<RulePack> => {
  const inForce = rules()
  if (!isIssued(matter) || matter.ruleVersion === inForce.version) return inForce
  return (await query('rules.get', { version: matter.ruleVersion })).pack
}
