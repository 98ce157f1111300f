import { createHash, randomUUID } from 'node:crypto'
import type { Random } from '../../../local/host/demo/random'
import type { Client, Reply } from './client'
import { uniquePaper } from './files'
import type { Findings } from './findings'
import type { Journal } from './journal'

/** Refusals that tell a client to come again: what it holds is not lost by them. */
const COME_AGAIN = new Set(['CONFLICT', 'NO_SPACE', 'STORAGE_FAULT', 'NOT_SIGNED_IN'])
/** Refusals of an upload after which a report goes without it. */
const NO_UPLOAD = new Set(['NO_SPACE', 'UPLOAD_QUOTA', 'TOO_MANY_UPLOADS'])
const PAUSE_MS = 100

interface Around {
  client: Client
  journal: Journal
  findings: Findings
  random: Random
  /** True when the writers shall come to an end. */
  isOver(): boolean
}

type Answered = { matterId: string; version: number }

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

class Over extends Error {}

/**
 * One client that takes matters of unit `unit` through their lives, one after another, and remembers each acknowledged
 * step. What was not answered is sent again under the same key, as phones do.
 */
export class Writer {
  #matterId = ''

  constructor(
    private readonly unit: string,
    private readonly around: Around,
  ) {}

  async run(): Promise<void> {
    try {
      for (;;) await this.#life()
    } catch (error) {
      if (!(error instanceof Over))
        this.around.findings.add('a writer gave up', (error as Error).stack ?? String(error))
    }
  }

  async #life(): Promise<void> {
    this.#matterId = ''
    const { unit } = this
    const [supervisor, head, section, handler] = ['supervisor', 'head', 'section', 'handler'].map((r) => unit + r)
    const on = { assignmentId: 'A1' }
    await this.#do('officer', 'matter.draft', (mark) => ({ content: contentFor(unit, mark) }))
    await this.#do('officer', 'matter.requestApproval', null)
    await this.#do('chief', 'matter.approveIssue', (mark) => ({ opinion: mark }))
    await this.#do(supervisor, 'matter.signIn', null, on)
    const three = { leaderId: head, sectionHeadId: section, handlerId: handler }
    await this.#do(supervisor, 'matter.nameResponsible', null, { ...on, ...three })
    for (let round = 0; round < 4; round++) {
      await this.#report(String(handler))
      await this.#look(String(handler))
      await this.#do('officer', 'matter.comment', (mark) => ({ text: mark, mentions: [handler], files: [] }))
      await this.#do('leader', 'matter.instruct', (mark) => ({ text: mark, kind: 'act', answerDueAt: null }))
    }
    await this.#end({ section: String(section), head: String(head), handler: String(handler) })
  }

  /** A third is completed, a third withdrawn; the rest is left to time, which reminds, urges and deducts. */
  async #end({ section, head, handler }: { section: string; head: string; handler: string }): Promise<void> {
    const { random } = this.around
    if (random.chance(1 / 3)) return this.#do('chief', 'matter.withdraw', (mark) => ({ reason: mark }))
    if (random.chance(1 / 2)) return
    const on = { assignmentId: 'A1' }
    await this.#do(handler, 'matter.submitCompletion', (mark) => ({ ...on, summary: mark, files: [] }))
    await this.#do(section, 'matter.signOff', (mark) => ({ ...on, opinion: mark }))
    await this.#do(head, 'matter.signOff', (mark) => ({ ...on, opinion: mark }))
    await this.#do('officer', 'matter.confirmCompletion', (mark) => ({ ...on, opinion: mark }))
  }

  async #report(handler: string): Promise<void> {
    const fileId = await this.#upload(handler)
    await this.#do(handler, 'matter.report', (mark) => ({
      assignmentId: 'A1',
      text: mark,
      remaining: '',
      milestoneId: null,
      files: fileId ? [fileId] : [],
    }))
  }

  /** Reads never wait for the disk, and never fail. */
  async #look(handler: string): Promise<void> {
    const { client, findings } = this.around
    for (const [operation, input] of [
      ['matter.get', { matterId: this.#matterId }],
      ['todo.list', { limit: 50 }],
      ['matter.list', { limit: 50, search: '核对' }],
    ] as const) {
      const reply = await client.call(handler, operation, input)
      if (reply !== 'lost' && !reply.ok && reply.code !== 'NOT_SIGNED_IN')
        findings.add(`a read was refused: ${operation} ${reply.code}`, reply)
    }
  }

  /** Answers the file's id, or null where the host takes none. Bytes that were not acknowledged are sent again. */
  async #upload(handler: string): Promise<string | null> {
    const { client, journal, findings } = this.around
    const bytes = uniquePaper(randomUUID(), 40)
    for (;;) {
      this.#mayEnd()
      const reply = await client.upload(handler, '现场记录.pdf', bytes)
      if (reply === 'lost') continue
      if (reply.ok) {
        const { fileId, sha256: told } = reply.output as { fileId: string; sha256: string }
        if (told !== sha256(bytes)) findings.add('an upload was stored as other bytes', reply)
        journal.files.push({ fileId, sha256: told })
        return fileId
      }
      journal.wait(String(reply.code))
      if (NO_UPLOAD.has(String(reply.code))) return null
      if (!COME_AGAIN.has(String(reply.code))) findings.add(`an upload was refused: ${reply.code}`, reply)
      await pause()
    }
  }

  /** One command until it is acknowledged. `words` puts the mark where its event will keep it; null where there is no text. */
  async #do(
    who: string | undefined,
    operation: string,
    words: ((mark: string) => object) | null,
    more: object = {},
  ): Promise<void> {
    const { client, journal, findings } = this.around
    const mark = `核对${randomUUID()}`
    const key = randomUUID()
    const input = { ...(this.#matterId && { matterId: this.#matterId }), ...more, ...words?.(mark) }
    const send = (): Promise<Reply> => client.call(String(who), operation, input, key)
    for (let lost = 0; ; ) {
      if (words) journal.open.set(mark, this.#matterId)
      this.#mayEnd()
      const reply = await send()
      if (reply === 'lost') {
        lost++
        continue
      }
      if (reply.ok) {
        if (lost > 0) journal.repeated++
        const { matterId, version } = reply.output as Answered
        this.#matterId = matterId
        journal.open.delete(mark)
        journal.commands.push({ matterId, operation, mark: words ? mark : null, version })
        return
      }
      journal.wait(String(reply.code))
      if (!COME_AGAIN.has(String(reply.code))) {
        findings.add(`a command was refused: ${operation} ${reply.code}`, { reply, input, lost })
        throw new Over()
      }
      await pause()
    }
  }

  #mayEnd(): void {
    if (this.around.isOver()) throw new Over()
  }
}

const contentFor = (unitId: string, mark: string) => ({
  title: `核对事项 ${mark}`,
  requirement: '请按期办理并反馈。',
  source: 'districtDecision',
  category: 'livelihood',
  urgency: 'normal',
  supervisingBody: { kind: 'office' },
  files: [],
  milestones: [],
  reportCycle: 'weekly',
  limit: { unit: 'workingDays', count: 3 },
  dueAt: null,
  lead: { unitId, part: '' },
  co: [],
  basis: {
    kind: 'document',
    number: mark,
    date: '2025-01-02',
    files: [],
    authority: 'government',
    approvedBy: '区长',
    plan: '到期核对。',
    scope: '本单位',
    endsOn: '2099-12-31',
  },
})
