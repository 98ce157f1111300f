import { addMs, type Instant } from '../../domain/clock/time'
import { type Refusal, refuse } from '../../domain/refusal'
import type { Caller } from '../caller'
import type { Ports } from '../ports'
import { StoreError, type Transaction } from '../ports'
import { markOf } from './devices'
import { networkOf } from './network'
import { hashOf } from './tokens'

export interface Limits {
  /** Wrong logins from one address within `seconds`, by whomever. */
  perAddress: number
  /** Of them as one person: from one address, from one device known to be the person's, or from one session. */
  perPerson: number
  /** Codes for logging in by scanning that one address is given within `seconds`. */
  scansPerAddress: number
  seconds: number
  /** As one person from wherever within `anywhereSeconds`, known devices apart. */
  anywhere: number
  anywhereSeconds: number
}

/**
 * An office of forty behind one address may mistype; one account gets ten guesses in ten minutes. A hundred an hour from
 * many addresses find no password of ten characters, and are more than one address alone can use up.
 */
const LIMITS: Limits = {
  ...{ perAddress: 60, perPerson: 10, scansPerAddress: 120, seconds: 600 },
  ...{ anywhere: 100, anywhereSeconds: 3600 },
}

/** From where somebody tries: the address, and what the device says of itself. */
export interface From {
  address: string
  device?: string
}

interface Count {
  /** Neither addresses nor names stand in the store. */
  id: string
  most: number
  seconds: number
}

/**
 * Counts wrong logins in the store, so that the count holds for all instances. Each attempt is counted before it is
 * made: many at once are not let through. TOO_MANY_ATTEMPTS names in its detail the moment when to try again.
 */
export class LoginLimits {
  constructor(
    private readonly ports: Pick<Ports, 'store' | 'clock' | 'linkSecret'>,
    private readonly limits: Limits = LIMITS,
  ) {}

  /** A guess at a code, which names nobody. */
  begin(address: string): Promise<Refusal | null> {
    return this.#counted((tx) => this.#all(tx, [this.#address(address)]))
  }

  /** Codes for scanning are not held against an address's logins. */
  beginScan(address: string): Promise<Refusal | null> {
    const { scansPerAddress, seconds } = this.limits
    return this.#counted((tx) => this.#all(tx, [this.#count('scan', networkOf(address), scansPerAddress, seconds)]))
  }

  /** A guess at the password by who is already logged in. */
  beginInside(caller: Pick<Caller, 'personId' | 'sessionId'>): Promise<Refusal | null> {
    return this.#counted((tx) => this.#all(tx, this.#inside(caller)))
  }

  /**
   * A guess at the password of whoever of `people` it may be (ids, or what stands for an unknown name): answers of whom
   * it may be tried. A known device has a count of its own, which nobody else can use up.
   */
  async beginAs(from: From, people: readonly string[]): Promise<readonly string[] | Refusal> {
    const admitted: string[] = []
    const shut = await this.#counted(async (tx) => {
      admitted.length = 0
      const strangers = people.some((who) => !this.#mark(from, who))
      const byAddress = strangers ? await this.#take(tx, this.#address(from.address)) : null
      const untils: Instant[] = []
      for (const who of people) {
        const until = (this.#mark(from, who) ? null : byAddress) ?? (await this.#all(tx, this.#as(from, who)))
        if (until) untils.push(until)
        else admitted.push(who)
      }
      return admitted.length > 0 ? null : (untils.sort()[0] ?? null)
    })
    return shut ?? admitted
  }

  /** The guess at a code was none: it is not held against the address. */
  forgive(address: string): Promise<void> {
    return this.#giveBack([this.#address(address)])
  }

  /** It was the password of `holder`: of whom nothing is held any more, nor is this attempt against anybody else. */
  forgiveAs(from: From, people: readonly string[], holder: string): Promise<void> {
    const strangers = people.some((who) => !this.#mark(from, who))
    const counts = people.flatMap((who) => this.#as(from, who))
    return this.#giveBack(
      [...(strangers ? [this.#address(from.address)] : []), ...counts],
      this.#as(from, holder).slice(0, 1),
    )
  }

  /** As `forgiveAs` for the holder. */
  forgiveInside(caller: Pick<Caller, 'personId' | 'sessionId'>): Promise<void> {
    const counts = this.#inside(caller)
    return this.#giveBack(counts, counts.slice(0, 1))
  }

  #count(kind: string, key: string, most: number, seconds: number): Count {
    return { id: hashOf(`${kind} ${key}`), most, seconds }
  }

  #address(address: string): Count {
    return this.#count('address', networkOf(address), this.limits.perAddress, this.limits.seconds)
  }

  #mark({ device }: From, who: string): string | null {
    return markOf(this.ports.linkSecret, device, who)
  }

  /** The narrower count first: what it stops is not counted any further. */
  #as(from: From, who: string): Count[] {
    const { perPerson, seconds, anywhere, anywhereSeconds } = this.limits
    const mark = this.#mark(from, who)
    if (mark) return [this.#count('device', mark, perPerson, seconds)]
    const pair = this.#count('person', `${who} ${networkOf(from.address)}`, perPerson, seconds)
    return [pair, this.#count('anywhere', who, anywhere, anywhereSeconds)]
  }

  #inside({ sessionId, personId }: Pick<Caller, 'personId' | 'sessionId'>): Count[] {
    const { perPerson, seconds, anywhere, anywhereSeconds } = this.limits
    return [
      this.#count('session', sessionId, perPerson, seconds),
      this.#count('inside', personId, anywhere, anywhereSeconds),
    ]
  }

  async #counted(work: (tx: Transaction) => Promise<Instant | null>): Promise<Refusal | null> {
    try {
      const until = await this.ports.store.transact(work)
      return until === null ? null : refuse('TOO_MANY_ATTEMPTS', until)
    } catch (error) {
      // So many at once that they cannot even be counted.
      if (error instanceof StoreError && error.code === 'CONFLICT') return refuse('TOO_MANY_ATTEMPTS')
      throw error
    }
  }

  /** Counts the attempt, or answers until when there may be none. */
  async #take(tx: Transaction, { id, most, seconds }: Count): Promise<Instant | null> {
    const now = this.ports.clock.now()
    const counted = await tx.get('attempts', id)
    const open = counted && counted.until > now ? counted : { made: 0, until: addMs(now, seconds * 1000) }
    if (open.made >= most) return open.until
    await tx.put('attempts', { _id: id, made: open.made + 1, until: open.until })
    return null
  }

  async #all(tx: Transaction, counts: readonly Count[]): Promise<Instant | null> {
    for (const count of counts) {
      const until = await this.#take(tx, count)
      if (until) return until
    }
    return null
  }

  #giveBack(counts: readonly Count[], cleared: readonly Count[] = []): Promise<void> {
    return this.ports.store.transact(async (tx) => {
      for (const { id } of counts) {
        const counted = await tx.get('attempts', id)
        if (counted) await tx.put('attempts', { ...counted, made: Math.max(0, counted.made - 1) })
      }
      for (const { id } of cleared) await tx.remove('attempts', id)
    })
  }
}
