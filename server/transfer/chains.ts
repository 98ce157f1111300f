import type { Life } from '../../domain/decider/decider'
import { verifyChain } from '../../domain/trail/chain'
import { eventsOf } from '../operations/subject/chain'
import { kept } from '../operations/subject/kept'
import type { Store } from '../ports'
import { sha256 } from '../sha256'
import { allOf } from './pages'

async function isIntact(store: Store, { id, lastHash }: Life): Promise<boolean> {
  const check = verifyChain(await eventsOf(id, store), sha256)
  return check.intact && check.head === lastHash
}

/** The first subject whose chain does not hold, or whose head is not the chain's; null when all hold. */
export async function brokenChain(store: Store): Promise<string | null> {
  for (const { states } of Object.values(kept))
    for await (const state of allOf(store, states))
      if (!(await isIntact(store, state as unknown as Life))) return state._id
  return null
}
