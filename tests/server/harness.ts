import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addMs, at, type Instant } from '../../domain/clock/time'
import type { Answer, Input, OperationName, Output } from '../../domain/contract'
import type { Person } from '../../domain/people/person'
import { openFiles } from '../../local/embedded/files'
import { openStore } from '../../local/embedded/store'
import { type App, createApp } from '../../server/app'
import type { Caller } from '../../server/caller'
import { manifest } from '../../server/collections'
import { layFoundation } from '../../server/foundation'
import type { Files, Store } from '../../server/ports'
import { nextVersion } from '../../server/reference'
import { workbooksHere } from '../../server/workbooks/workbooks'
import { content, fronts, people, START, units } from '../domain/world'
import { checkedApp } from './answers'

const newId = () => randomBytes(16).toString('hex')

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Puts the small district of tests/domain/world into a blank store. */
export const settle = async (store: Store, now: Instant): Promise<void> => {
  await layFoundation(store, now)
  await store.transact(async (tx) => {
    for (const unit of units) await tx.put('units', unit)
    for (const front of fronts) await tx.put('fronts', front)
    for (const person of people) await tx.put('people', person)
    await nextVersion(tx, 'directory')
  })
}

/** The application over a real embedded store in a folder of its own, with a clock that tests set. */
export class Harness {
  private readonly enrolled: Person[] = []

  private constructor(
    readonly directory: string,
    readonly store: Store,
    readonly app: App,
    private readonly clock: { now: Instant },
    readonly faults: object[],
  ) {}

  /** A blank store with the small district in it. */
  static async open(now: Instant = START, directory?: string): Promise<Harness> {
    const harness = await Harness.reopen(directory ?? (await mkdtemp(join(tmpdir(), 'zhidu-server-'))), now)
    await settle(harness.store, now)
    return harness
  }

  /** What another process has left in the folder. */
  static async reopen(folder: string, now: Instant = START): Promise<Harness> {
    const store = await openStore({ directory: join(folder, 'store'), manifest })
    return Harness.over(store, await openFiles({ directory: join(folder, 'files') }), folder, now)
  }

  /** The application over any edition's drivers. */
  static over(store: Store, files: Files, folder: string, now: Instant = START): Harness {
    const clock = { now }
    const faults: object[] = []
    const app = checkedApp(
      createApp({
        store,
        files,
        clock: { now: () => clock.now },
        workbooks: workbooksHere,
        newId,
        linkSecret: 'test',
        demo: false,
        log: { ...SILENT, error: (fields) => faults.push(fields) },
      }),
    )
    return new Harness(folder, store, app, clock, faults)
  }

  async close(): Promise<void> {
    await this.store.close()
    await rm(this.directory, { recursive: true, force: true })
  }

  get now(): Instant {
    return this.clock.now
  }

  at(date: string, time = '10:00'): this {
    this.clock.now = at(date, time)
    return this
  }

  later(ms: number): this {
    this.clock.now = addMs(this.clock.now, ms)
    return this
  }

  /** More people than those of the small district. */
  async enrol(...more: Person[]): Promise<void> {
    await this.store.transact(async (tx) => {
      for (const person of more) await tx.put('people', person)
      await nextVersion(tx, 'directory')
    })
    this.enrolled.push(...more)
  }

  caller(personId: string): Caller {
    const person = [...people, ...this.enrolled].find(({ _id }) => _id === personId)
    if (!person) throw new Error(`nobody is called ${personId}`)
    return { personId, name: person.name, unitId: person.unitId, roles: person.roles, sessionId: `session-${personId}` }
  }

  /** The whole answer, refusals included. */
  async ask<N extends OperationName>(
    who: string,
    operation: N,
    input: Input<N>,
    idempotencyKey = newId(),
  ): Promise<Answer<N>> {
    return (await this.app.call(this.caller(who), { operation, input, idempotencyKey })) as Answer<N>
  }

  /** The output; throws on a refusal. */
  async tell<N extends OperationName>(who: string, operation: N, input: Input<N>): Promise<Output<N>> {
    const answer = await this.ask(who, operation, input)
    if (answer.ok) return answer.output
    throw new Error(`${who} ${operation}: ${answer.code} ${answer.detail ?? ''} ${JSON.stringify(this.faults)}`)
  }

  /** Drafted, approved and issued to u1, with co-units if named; answers the matter's id. */
  async issue(changes: Partial<Input<'matter.preview'>['content']> = {}): Promise<string> {
    const { matterId } = await this.tell('officer', 'matter.draft', { content: draftContent(changes) })
    await this.tell('officer', 'matter.requestApproval', { matterId })
    await this.tell('chief', 'matter.approveIssue', { matterId, opinion: '' })
    return matterId
  }

  /** Issued, signed in, with the responsible three. */
  async start(changes: Partial<Input<'matter.preview'>['content']> = {}): Promise<string> {
    const matterId = await this.issue(changes)
    await this.tell('u1supervisor', 'matter.signIn', { matterId, assignmentId: 'A1' })
    await this.tell('u1supervisor', 'matter.nameResponsible', {
      matterId,
      assignmentId: 'A1',
      leaderId: 'u1head',
      sectionHeadId: 'u1section',
      handlerId: 'u1handler',
    })
    return matterId
  }
}

export const draftContent = (changes: Partial<Input<'matter.preview'>['content']> = {}) =>
  content(changes) as unknown as Input<'matter.preview'>['content']
