import type { Instant } from '../../../domain/clock/time'
import {
  FILE_TYPES,
  type FileOrigin,
  type FileRecord,
  type FileRef,
  MAX_FILE_BYTES,
} from '../../../domain/evidence/file'
import { nameFor } from '../../../domain/evidence/fileName'
import { owns } from '../../../domain/own'
import { type Refusal, Refused, refuse } from '../../../domain/refusal'
import type { Caller } from '../../caller'
import { isNoSpace } from '../../noSpace'
import type { Ports } from '../../ports'
import { type Arrived, FilesError } from '../../ports'
import { isLeaving } from './leaving'
import { giveBackQuota, quotaRefusal, takeQuota } from './quota'
import { typeOfFile } from './typeOfFile'

export interface Upload {
  name: string
  origin: FileOrigin
  source: AsyncIterable<Uint8Array>
}

const refusalOf = (error: unknown): Refusal | null => {
  if (error instanceof Refused) return error.refusal
  if (isNoSpace(error)) return refuse('NO_SPACE')
  if (!(error instanceof FilesError)) return null
  if (error.code === 'TOO_LARGE') return refuse('FILE_TOO_LARGE')
  return error.code === 'INTERRUPTED' ? refuse('UPLOAD_INTERRUPTED') : null
}

/** One file on its way: judged before it has a name, in the records before it is under that name. */
class Arrival {
  #record: FileRecord | undefined

  constructor(
    private readonly ports: Ports,
    private readonly personId: string,
    private readonly now: Instant,
    private readonly upload: Upload,
  ) {}

  async store(): Promise<FileRef> {
    const early = await quotaRefusal(this.ports.store, this.personId, this.now, 0)
    if (early) throw new Refused(early)
    try {
      await this.ports.files.put(this.upload.source, MAX_FILE_BYTES, (arrived) => this.#admit(arrived))
    } catch (error) {
      await this.#giveBack()
      throw error
    }
    return this.#settle()
  }

  /** Types are judged by the bytes alone; FILE_TYPE_REFUSED, UPLOAD_QUOTA. */
  async #admit({ path, sha256, size }: Arrived): Promise<void> {
    const type = await typeOfFile(path)
    if (type === undefined || !owns(FILE_TYPES, type)) throw new Refused(refuse('FILE_TYPE_REFUSED', type))
    const { ports, now, personId } = this
    const { name, origin } = this.upload
    const record: FileRecord = {
      ...{ _id: ports.newId(), name: nameFor(name, type), type, size, sha256, origin },
      uploadedBy: personId,
      uploadedAt: now,
      subject: null,
      unsettled: { why: 'arriving', since: now },
    }
    await ports.store.transact(async (tx) => {
      const refusal = await quotaRefusal(tx, personId, now, size)
      if (refusal) throw new Refused(refusal)
      await takeQuota(tx, personId, now, size)
      await tx.insert('evidence', record)
    })
    this.#record = record
    if (await isLeaving(ports, sha256)) throw new Refused(refuse('CONFLICT'))
  }

  /** Its record stays as it is: the daily job removes it, and what bytes there may be. */
  async #giveBack(): Promise<void> {
    const record = this.#record
    if (record) await this.ports.store.transact((tx) => giveBackQuota(tx, this.personId, this.now, record.size))
  }

  async #settle(): Promise<FileRef> {
    const { unsettled, ...record } = this.#record as FileRecord
    await this.ports.store.transact(async (tx) => {
      const there = await tx.get('evidence', record._id)
      if (there?.unsettled?.why !== 'arriving') throw new Refused(refuse('CONFLICT'))
      await tx.put('evidence', record)
    })
    const { _id: fileId, name, type, size, sha256, origin } = record
    return { fileId, name, type, size, sha256, origin }
  }
}

/**
 * Stores an uploaded file for its sender, who may then use it in a command. FILE_TOO_LARGE, UPLOAD_INTERRUPTED,
 * NO_SPACE, UPLOAD_QUOTA or FILE_TYPE_REFUSED, by the bytes and not the name, leave nothing behind (docs/domain.md,
 * section 6).
 */
export async function storeFile(ports: Ports, caller: Caller, upload: Upload): Promise<FileRef | Refusal> {
  try {
    return await new Arrival(ports, caller.personId, ports.clock.now(), upload).store()
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal) return refusal
    throw error
  }
}
