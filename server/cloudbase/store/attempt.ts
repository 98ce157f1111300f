import { own } from '../../../domain/own'
import type { Manifest } from '../../collections'
import { StoreError } from '../../ports'
import type { CloudDatabase } from '../connect'
import { beginWire, type Doc, type Wire } from './wire'
import { guardReads, type Read, sendWrites, type Write } from './writes'

const keyOf = (collection: string, id: string): string => `${collection}/${id}`
const textOf = (document: Doc): string => JSON.stringify(document)

/**
 * One try of a transaction. Reads are asked of one snapshot; writes wait here until the work is done, so that they cost
 * no round trip each time they change, and reads of what was written none at all.
 */
export class Attempt {
  #wire: Promise<Wire> | undefined
  #turn: Promise<unknown> = Promise.resolve()
  /** Texts as read, null for what was missing: each caller gets an object of its own. */
  readonly #read = new Map<string, Read & { text: string | null }>()
  readonly #written = new Map<string, Write & { text: string | null }>()
  #open = true

  constructor(
    private readonly database: CloudDatabase,
    private readonly manifest: Manifest,
  ) {}

  /** Whether anything was looked at: if so, a refusal may come from a state that is past. */
  get hasRead(): boolean {
    return this.#read.size > 0
  }

  async get(collection: string, id: string): Promise<Doc | null> {
    this.#check(collection)
    const key = keyOf(collection, id)
    const known = this.#written.get(key) ?? this.#read.get(key) ?? (await this.#ask(collection, id))
    return known.text === null ? null : JSON.parse(known.text)
  }

  async insert(collection: string, document: Doc): Promise<void> {
    this.#check(collection)
    const key = keyOf(collection, document._id)
    const known = this.#written.get(key) ?? this.#read.get(key)
    if (known && known.text !== null) throw new StoreError('DUPLICATE', `${key} is there already`)
    this.#write(collection, document._id, document, !this.#written.has(key))
  }

  async put(collection: string, document: Doc): Promise<void> {
    this.#check(collection)
    const key = keyOf(collection, document._id)
    const add = this.#written.get(key)?.add ?? this.#read.get(key)?.text === null
    this.#write(collection, document._id, document, add)
  }

  async remove(collection: string, id: string): Promise<void> {
    this.#check(collection)
    const key = keyOf(collection, id)
    if (this.#read.get(key)?.text === null) this.#written.delete(key)
    else this.#write(collection, id, null, false)
  }

  /** Sends what was written and commits it. Afterwards the transaction is over, whatever came of it. */
  async commit(): Promise<void> {
    this.#open = false
    await this.#turn.catch(() => {})
    const writes = [...this.#written.values()]
    if (writes.length === 0) return this.abort()
    const wire = await this.#begun()
    await sendWrites(wire, this.manifest, writes)
    await guardReads(
      wire,
      [...this.#read].filter(([key]) => !this.#written.has(key)).map(([, read]) => read),
    )
    await wire.commit()
  }

  async abort(): Promise<void> {
    this.#open = false
    const wire = await this.#wire?.catch(() => undefined)
    await wire?.abort()
  }

  #check(collection: string): void {
    if (!this.#open) throw new StoreError('CLOSED', 'the transaction is over')
    if (!own(this.manifest, collection)) throw new StoreError('BAD_QUERY', `there is no collection ${collection}`)
  }

  #begun(): Promise<Wire> {
    this.#wire ??= beginWire(this.database)
    return this.#wire
  }

  /** MongoDB takes one operation of a transaction at a time. */
  #ask(collection: string, id: string): Promise<{ text: string | null }> {
    const key = keyOf(collection, id)
    const asking = this.#turn.then(async () => {
      const known = this.#read.get(key)
      if (known) return known
      const document = await (await this.#begun()).get(collection, id)
      const read = { collection, id, found: document !== null, text: document && textOf(document) }
      this.#read.set(key, read)
      return read
    })
    this.#turn = asking.catch(() => {})
    return asking
  }

  #write(collection: string, id: string, document: Doc | null, add: boolean): void {
    const text = document && textOf(document)
    // Written as JSON says it: what is undefined is left out, and what the caller does to the object later is not seen.
    const kept = text === null ? null : (JSON.parse(text) as Doc)
    this.#written.set(keyOf(collection, id), { collection, id, document: kept, add, text })
  }
}
