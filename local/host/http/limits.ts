import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

export interface Limits {
  /** Wrong sign-ins from one address, and of one name, within `seconds`. */
  perAddress: number
  perName: number
  seconds: number
}

/** An office of forty behind one address may mistype; one account gets ten guesses in ten minutes. */
export const LIMITS: Limits = { perAddress: 60, perName: 10, seconds: 600 }

/** Counts wrong sign-ins. Each attempt is counted before it is made, so that many at once are not let through. */
export class SignInLimits {
  readonly #addresses: RateLimiterMemory
  readonly #names: RateLimiterMemory

  constructor({ perAddress, perName, seconds }: Limits) {
    this.#addresses = new RateLimiterMemory({ points: perAddress, duration: seconds })
    this.#names = new RateLimiterMemory({ points: perName, duration: seconds })
  }

  /** False when there were too many: then nothing may be checked. */
  async begin(address: string, name: string | null): Promise<boolean> {
    const addressLeft = await taken(this.#addresses, address)
    return addressLeft && (name === null || (await taken(this.#names, name.trim())))
  }

  /** A right one is not held against its address, and clears its name. */
  async succeeded(address: string, name: string | null): Promise<void> {
    await this.#addresses.reward(address)
    if (name !== null) await this.#names.delete(name.trim())
  }
}

async function taken(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key)
    return true
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return false
    throw reason
  }
}
