import { createHash } from 'node:crypto'
import { defaultCalendar } from '../../domain/clock/stateCouncil'
import { addMs, at, type Instant } from '../../domain/clock/time'
import { NeedsCounter, numbering } from '../../domain/counters'
import { type Decision, decide, handOver, runTimers } from '../../domain/decider/decide'
import type { CheckedInput } from '../../domain/decider/decider'
import { type Todo, todosOf } from '../../domain/decider/todo'
import type { FileRef } from '../../domain/evidence/file'
import { type AllowedAction, actionsFor } from '../../domain/matter/actions'
import { type CommandType, isBeginning } from '../../domain/matter/contract'
import { matterDecider } from '../../domain/matter/decider'
import type { EventData, EventType, MatterEvent } from '../../domain/matter/events'
import { type Assignment, type IssuedMatter, isIssued, type Matter } from '../../domain/matter/state/matter'
import type { Notice } from '../../domain/notice/notice'
import type { DigestItem } from '../../domain/notice/outbox'
import type { Directory, Person } from '../../domain/people/person'
import type { PointLine } from '../../domain/points/line'
import { isRefusal, type Refusal } from '../../domain/refusal'
import { DEFAULT_PACK, type RulePack } from '../../domain/rules/pack'
import { actorIn, directory, directoryOf, people } from './district'
import { content, three } from './draft'

export { fronts, people, units } from './district'
export * from './draft'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export const file: FileRef = {
  fileId: 'file1',
  name: '现场.jpg',
  type: 'image/jpeg',
  size: 1000,
  sha256: sha256('photo'),
  origin: 'camera',
}

const CALENDAR = defaultCalendar([2025, 2026])

/** Monday of an ordinary working week. */
export const START: Instant = at('2026-03-02', '10:00')

export type MatterDecision = Decision<Matter, EventData>

/** What a command did: its events without their envelopes, or the code of its refusal. */
export type Outcome = { type: EventType; data: EventData[EventType] }[] | string

/**
 * One matter under a clock that tests set. `tell` gives a command as the named person and throws on a refusal; `when`
 * answers the events or the refusal's code; `sweep` runs the timers. Points and messages follow as on the server.
 */
export class World {
  now: Instant = START
  events: MatterEvent[] = []
  matter: Matter | null = null
  lines: PointLine[] = []
  notices: Notice[] = []
  digest: DigestItem[] = []
  calendar = CALENDAR
  rules: RulePack
  directory: Directory = directory
  /** How many open matters rest on the same basis and ask the same unit. */
  sameBasis = 0
  private persons: readonly Person[] = people

  /** Worlds that share `counters` number their matters and urges in the same series. */
  constructor(
    rules: Partial<RulePack> = {},
    readonly counters: Record<string, number> = {},
    readonly id = 'm1',
  ) {
    this.rules = { ...DEFAULT_PACK, ...rules }
  }

  at(date: string, time = '10:00'): this {
    this.now = at(date, time)
    return this
  }

  later(ms: number): this {
    this.now = addMs(this.now, ms)
    return this
  }

  /** More people than those of the small district; one of the same id is replaced. */
  enrol(...more: Person[]): this {
    this.persons = [...this.persons.filter(({ _id }) => more.every((one) => one._id !== _id)), ...more]
    this.directory = directoryOf(this.persons)
    return this
  }

  /** Somebody is retired: what is open with him is handed over, as on the server. */
  leave(who: string, toId: string | null = null): this {
    const [{ matter }, by] = [this, { personId: 'admin', name: '人员admin', unitId: 'office', role: 'admin' as const }]
    for (const one of this.persons) if (one._id === who) this.enrol({ ...one, active: false })
    if (matter)
      this.save(
        this.numbered((take) => handOver(matterDecider, matter, { personId: who, toId }, { ...this.around(take), by })),
      )
    return this
  }

  get issued(): IssuedMatter {
    if (!this.matter || !isIssued(this.matter)) throw new Error('not issued')
    return this.matter
  }

  assignment(id: string): Assignment {
    const found = this.issued.assignments.find((a) => a.id === id)
    if (!found) throw new Error(`no assignment ${id}`)
    return found
  }

  get lead(): Assignment {
    const lead = this.issued.assignments.find((a) => a.kind === 'lead' && a.status !== 'reassigned')
    if (!lead) throw new Error('no lead')
    return lead
  }

  types(): EventType[] {
    return this.events.map((event) => event.type)
  }

  /** The last event of a type. */
  last<T extends EventType>(type: T): Extract<MatterEvent, { type: T }> {
    const found = [...this.events].reverse().find((event) => event.type === type)
    if (!found) throw new Error(`no ${type}`)
    return found as Extract<MatterEvent, { type: T }>
  }

  /** What the timer recorded: type and nominal moment, in order. */
  timed(): [EventType, Instant | undefined][] {
    return this.events.filter(({ stepKey }) => stepKey).map(({ type, nominalAt }) => [type, nominalAt])
  }

  /** The open to-dos, or those that reach a person. */
  todos(who?: string): Todo[] {
    if (!this.matter) return []
    const addresses = who === undefined ? null : (this.directory.person(who)?.addresses ?? [])
    return todosOf(matterDecider, this.matter, this).filter(
      ({ to }) => !addresses || to.some((one) => addresses.includes(one)),
    )
  }

  /** Kinds of the open to-dos that reach a person. */
  asked(who: string): string[] {
    return this.todos(who).map(({ kind }) => kind)
  }

  actions(who: string): AllowedAction[] {
    return this.matter ? actionsFor(this.matter, actorIn(this.directory, who), this.now, this.rules) : []
  }

  /** Points so far: rule, unit, hundredths. */
  points(): [string, string, number][] {
    return this.lines.map(({ ruleId, unitId, hundredths }) => [ruleId, unitId, hundredths])
  }

  private around(take: (series: string) => number) {
    const { now, calendar, rules, directory } = this
    return { now, calendar, directory, rules, files: { file1: file }, take, sha256 }
  }

  private numbered<D>(work: (take: (series: string) => number) => D): D {
    for (;;) {
      const numbers = numbering(new Map(Object.entries(this.counters)))
      try {
        const done = work(numbers.take)
        if (!isRefusal(done)) Object.assign(this.counters, Object.fromEntries(numbers.given))
        return done
      } catch (error) {
        if (!(error instanceof NeedsCounter)) throw error
        this.counters[error.series] = 0
      }
    }
  }

  protected save(decision: MatterDecision): void {
    const { events, state, points, notices, outbox } = decision
    this.events.push(...events)
    this.lines.push(...points)
    this.notices.push(...notices)
    this.digest.push(...outbox.flatMap((item) => (item.channel === 'digest' ? item : [])))
    this.matter = state
  }

  give(who: string, type: CommandType, input: object = {}): Refusal | null {
    const by = actorIn(this.directory, who)
    const { matter, id } = this
    const full = { matterId: id, ...input } as CheckedInput
    const began = isBeginning(type) ? null : matter
    const decision = this.numbered((take): MatterDecision | Refusal =>
      decide(matterDecider, type, full, began, {
        ...this.around(take),
        id,
        actor: by,
        ledger: this.lines,
        sameBasis: this.sameBasis,
        since: this.events.filter(({ seq }) => seq > ((input as { expectedVersion?: number }).expectedVersion ?? seq)),
      }),
    )
    if (isRefusal(decision)) return decision
    this.save(decision)
    return null
  }

  tell(who: string, type: CommandType, input: object = {}): this {
    const refusal = this.give(who, type, input)
    if (refusal) throw new Error(`${who} ${type}: ${refusal.code} ${refusal.detail ?? ''}`)
    return this
  }

  when(who: string, type: CommandType, input: object = {}): Outcome {
    const before = this.events.length
    const refusal = this.give(who, type, input)
    if (refusal) return refusal.code
    return this.events.slice(before).map(({ type, data }) => ({ type, data })) as Outcome
  }

  /** The refusal's code, or null. */
  ask(who: string, type: CommandType, input: object = {}): string | null {
    return this.give(who, type, input)?.code ?? null
  }

  sweep(): this {
    const { matter } = this
    if (matter) this.save(this.numbered((take) => runTimers(matterDecider, matter, this.around(take))))
    return this
  }

  /** Drafted by the officer, approved by the chief. */
  issue(changes: object = {}): this {
    return this.tell('officer', 'draft', { content: content(changes) })
      .tell('officer', 'requestApproval')
      .tell('chief', 'approveIssue', { opinion: '同意' })
  }

  /** Signed in by the unit that has the assignment, with its responsible three. */
  signIn(assignmentId = 'A1', unitId = 'u1'): this {
    return this.tell(`${unitId}supervisor`, 'signIn', { assignmentId }).tell(`${unitId}supervisor`, 'nameResponsible', {
      assignmentId,
      ...three(unitId),
    })
  }

  /** Issued, signed in, with the responsible three of u1. */
  start(changes: object = {}): this {
    return this.issue(changes).signIn()
  }

  report(changes: object = {}): this {
    return this.tell('u1handler', 'report', {
      assignmentId: 'A1',
      text: '已开工',
      remaining: '',
      files: [],
      milestoneId: null,
      ...changes,
    })
  }

  submit(): this {
    return this.tell('u1handler', 'submitCompletion', { assignmentId: 'A1', summary: '已完成', files: ['file1'] })
  }

  /** Completion submitted and signed in the unit; the office has it. */
  complete(): this {
    return this.submit()
      .tell('u1section', 'signOff', { assignmentId: 'A1', opinion: '' })
      .tell('u1head', 'signOff', { assignmentId: 'A1', opinion: '同意' })
  }

  /** Returned by the office, which names what is missing. */
  sendBack(dueAt: Instant | null = null): this {
    return this.tell('officer', 'returnCompletion', { assignmentId: 'A1', missing: '验收单', dueAt })
  }

  confirm(): this {
    return this.tell('officer', 'confirmCompletion', { assignmentId: 'A1', opinion: '同意办结' })
  }
}
