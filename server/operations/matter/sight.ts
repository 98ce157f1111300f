import { canSee } from '../../../domain/matter/sight'
import type { Matter } from '../../../domain/matter/state/matter'
import { Refused, refuse } from '../../../domain/refusal'
import type { Request } from '../operation'

/** The matter, or NOT_FOUND: to those who may not see it, it does not exist. */
export const seenMatter = async (
  id: string,
  { caller }: Pick<Request, 'caller'>,
  read: (id: string) => Promise<Matter | null>,
): Promise<Matter> => {
  const matter = await read(id)
  if (!matter || !canSee(matter, caller)) throw new Refused(refuse('NOT_FOUND', 'matterId'))
  return matter
}

export const canSeeMatter = async ({ caller, ports }: Request, matterId: string): Promise<boolean> => {
  const matter = await ports.store.get('matters', matterId)
  return matter !== null && canSee(matter, caller)
}
