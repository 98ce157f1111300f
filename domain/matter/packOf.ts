import type { RulePack } from '../rules/pack'
import { isIssued, type Matter } from './state/matter'

/**
 * The rule pack that a matter keeps; before issue the one in force. What `ask` answered for a version is kept: no
 * version ever changes.
 */
export const packs = (inForce: () => RulePack, ask: (version: number) => Promise<RulePack>) => {
  const known = new Map<number, RulePack>()
  return async (matter: Matter): Promise<RulePack> => {
    if (!isIssued(matter) || matter.ruleVersion === inForce().version) return inForce()
    const { ruleVersion } = matter
    const pack = known.get(ruleVersion) ?? (await ask(ruleVersion))
    known.set(ruleVersion, pack)
    return pack
  }
}
