import type { MatterEvent } from '../../domain/matter/events'
import { verifyChain } from '../../domain/trail/chain'
import type { Store } from '../ports'
import { sha256 } from '../sha256'
import { allOf } from './pages'

async function isIntact(store: Store, matterId: string, lastHash: string): Promise<boolean> {
  const events: MatterEvent[] = []
  for await (const event of allOf(store, 'events', { filter: { matterId }, sort: [['seq', 1]] })) events.push(event)
  const check = verifyChain(events, sha256)
  return check.intact && check.head === lastHash
}

/** The first matter whose chain does not hold, or whose head is not the chain's; null when all hold. */
export async function brokenMatter(store: Store): Promise<string | null> {
  for await (const { _id, lastHash } of allOf(store, 'matters')) if (!(await isIntact(store, _id, lastHash))) return _id
  return null
}
