import { addMs } from '../../domain/clock/time'
import type { Ports } from '../operations/operation'
import { StoreError, type Transaction } from '../ports'
import { hashOf } from './tokens'

export interface Limits {
  /** Wrong sign-ins from one address, and of one name, within `seconds`. */
  perAddress: number
  perName: number
  /** Codes for signing in by scanning that one address is given within `seconds`. */
  scansPerAddress: number
  seconds: number
}

/** An office of forty behind one address may mistype; one account gets ten guesses in ten minutes. */
export const LIMITS: Limits = { perAddress: 60, perName: 10, scansPerAddress: 120, seconds: 600 }

type Kind = 'address' | 'name' | 'scan'

/** Neither addresses nor names stand in the store. */
const idOf = (kind: Kind, key: string): string => hashOf(`${kind} ${key.trim()}`)

/**
 * Counts wrong sign-ins in the store, so that the count holds for all instances. Each attempt is counted before it is
 * made: many at once are not let through.
 */
export class SignInLimits {
  constructor(
    private readonly ports: Pick<Ports, 'store' | 'clock'>,
    private readonly limits: Limits = LIMITS,
  ) {}

  /** False when there were too many: then nothing may be checked. */
  async begin(address: string, name: string | null): Promise<boolean> {
    const { perAddress, perName } = this.limits
    return this.#counted(
      async (tx) =>
        (await this.#take(tx, idOf('address', address), perAddress)) &&
        (name === null || (await this.#take(tx, idOf('name', name), perName))),
    )
  }

  /** False when the address has been given too many codes for scanning. They are not held against its sign-ins. */
  beginScan(address: string): Promise<boolean> {
    return this.#counted((tx) => this.#take(tx, idOf('scan', address), this.limits.scansPerAddress))
  }

  async #counted(work: (tx: Transaction) => Promise<boolean>): Promise<boolean> {
    try {
      return await this.ports.store.transact(work)
    } catch (error) {
      // So many at once that they cannot even be counted.
      if (error instanceof StoreError && error.code === 'CONFLICT') return false
      throw error
    }
  }

  /** A right one is not held against its address, and clears its name. */
  async succeeded(address: string, name: string | null): Promise<void> {
    const id = idOf('address', address)
    await this.ports.store.transact(async (tx) => {
      const counted = await tx.get('attempts', id)
      if (counted) await tx.put('attempts', { ...counted, made: Math.max(0, counted.made - 1) })
      if (name !== null) await tx.remove('attempts', idOf('name', name))
    })
  }

  async #take(tx: Transaction, _id: string, most: number): Promise<boolean> {
    const now = this.ports.clock.now()
    const counted = await tx.get('attempts', _id)
    const open = counted && counted.until > now ? counted : { made: 0, until: addMs(now, this.limits.seconds * 1000) }
    if (open.made >= most) return false
    await tx.put('attempts', { _id, made: open.made + 1, until: open.until })
    return true
  }
}
