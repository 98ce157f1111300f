import { createHash } from 'node:crypto'
import { defaultCalendar } from '../../domain/clock/stateCouncil'
import { addMs, at, type Instant } from '../../domain/clock/time'
import type { FileRef } from '../../domain/evidence/file'
import type { CommandType } from '../../domain/matter/contract'
import { NeedsCounter, numbering } from '../../domain/matter/counters'
import { type CheckedInput, type Decision, decide, decideDraft, runTimers } from '../../domain/matter/decide'
import type { MatterEvent } from '../../domain/matter/events'
import { evolve } from '../../domain/matter/evolve'
import { type IssuedMatter, isIssued, type Matter } from '../../domain/matter/matter'
import { addressesOf } from '../../domain/people/address'
import type { Directory, Front, Person, Unit } from '../../domain/people/person'
import type { Role, Scope } from '../../domain/people/roles'
import { isRefusal, type Refusal } from '../../domain/refusal'
import { DEFAULT_PACK, type RulePack } from '../../domain/rules/pack'
import type { PointLine } from '../../domain/score/line'
import { linesFor } from '../../domain/score/linesFor'
import { GENESIS, seal } from '../../domain/trail/chain'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const DISTRICT: Scope = { kind: 'district' }
const unitScope = (unitId: string): Scope => ({ kind: 'unit', unitId })

const person = (_id: string, unitId: string, role: Role, scope: Scope): Person => {
  const roles = [{ role, scope }]
  return {
    _id,
    name: `人员${_id}`,
    unitId,
    title: '',
    mobile: '',
    roles,
    active: true,
    addresses: addressesOf(_id, roles),
    createdAt: '2026-01-01T00:00:00.000Z',
  }
}

const unit = (_id: string, frontId: string, order: number): Unit => ({
  _id,
  name: `示例单位${_id}`,
  shortName: `单位${_id}`,
  kind: 'bureau',
  frontId,
  order,
  active: true,
})

export const units: Unit[] = [unit('office', 'f1', 0), unit('u1', 'f1', 1), unit('u2', 'f1', 2), unit('u3', 'f2', 3)]
export const fronts: Front[] = [
  { _id: 'f1', name: '城建战线', leaderId: 'leader', liaisonId: 'liaison', order: 1 },
  { _id: 'f2', name: '民生战线', leaderId: null, liaisonId: null, order: 2 },
]

const staff = (unitId: string): Person[] => [
  person(`${unitId}head`, unitId, 'unitHead', unitScope(unitId)),
  person(`${unitId}supervisor`, unitId, 'unitSupervisor', unitScope(unitId)),
  person(`${unitId}section`, unitId, 'sectionHead', { kind: 'own' }),
  person(`${unitId}handler`, unitId, 'handler', { kind: 'own' }),
]

/** One person for each role, and the staff of units u1 to u3. Ids say who they are: `officer`, `u1handler`. */
export const people: Person[] = [
  person('leader', 'office', 'leader', DISTRICT),
  person('frontLeader', 'office', 'leader', { kind: 'front', frontId: 'f2' }),
  person('liaison', 'office', 'liaison', { kind: 'front', frontId: 'f1' }),
  person('officer', 'office', 'officer', DISTRICT),
  person('officer2', 'office', 'officer', DISTRICT),
  person('chief', 'office', 'chiefOfficer', DISTRICT),
  person('inspector', 'office', 'inspector', { kind: 'own' }),
  person('deputy', 'office', 'deputy', { kind: 'own' }),
  person('proposalOffice', 'office', 'proposalOffice', DISTRICT),
  person('discipline', 'office', 'discipline', DISTRICT),
  person('personnel', 'office', 'personnel', DISTRICT),
  person('admin', 'office', 'admin', DISTRICT),
  ...staff('u1'),
  ...staff('u2'),
  ...staff('u3'),
]

const byId = <T extends { _id: string }>(all: T[]) => new Map(all.map((one) => [one._id, one]))
const unitById = byId(units)
const frontById = byId(fronts)
const personById = byId(people)

export const directory: Directory = {
  unit: (id) => unitById.get(id),
  front: (id) => frontById.get(id),
  person: (id) => personById.get(id),
  at: (address) => people.filter((p) => p.addresses.includes(address)),
}

export const file: FileRef = {
  fileId: 'file1',
  name: '现场.jpg',
  type: 'image/jpeg',
  size: 1000,
  sha256: sha256('photo'),
  origin: 'camera',
}

/** A draft's input: unit u1 leads, u2 co-operates. */
export const content = (changes: object = {}) => ({
  title: '老旧小区加装电梯推进',
  requirement: '年底前完成十个小区的加装。',
  source: 'meetingMinutes',
  category: 'livelihood',
  urgency: 'normal',
  supervisingBody: { kind: 'office' },
  files: [],
  milestones: [],
  reportCycle: 'once',
  limit: null,
  dueAt: null,
  lead: { unitId: 'u1', part: '' },
  co: [],
  ...changes,
})

/** Monday of an ordinary working week. */
export const START: Instant = at('2026-03-02', '10:00')

/**
 * One matter under a clock that tests set. `tell` gives a command as the named person and throws on a refusal;
 * `ask` answers the refusal's code or null; `sweep` runs the timers.
 */
export class World {
  now: Instant = START
  events: MatterEvent[] = []
  matter: Matter | null = null
  lines: PointLine[] = []
  counters: Record<string, number> = {}
  calendar = defaultCalendar([2025, 2026])
  rules: RulePack

  constructor(rules: Partial<RulePack> = {}) {
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

  get issued(): IssuedMatter {
    if (!this.matter || !isIssued(this.matter)) throw new Error('not issued')
    return this.matter
  }

  get lead() {
    const lead = this.issued.assignments.find((a) => a.kind === 'lead' && a.status !== 'reassigned')
    if (!lead) throw new Error('no lead')
    return lead
  }

  types(): string[] {
    return this.events.map((event) => event.type)
  }

  private around(take: (series: string) => number) {
    const { now, calendar, rules } = this
    return { now, calendar, directory, rules, files: { file1: file }, take }
  }

  private numbered<D>(work: (take: (series: string) => number) => D): D {
    for (;;) {
      const numbers = numbering(this.counters)
      try {
        const done = work(numbers.take)
        if (!isRefusal(done)) Object.assign(this.counters, numbers.given)
        return done
      } catch (error) {
        if (!(error instanceof NeedsCounter)) throw error
        this.counters[error.series] = 0
      }
    }
  }

  private save({ events, state }: Decision): void {
    let before = this.matter
    for (const event of events) {
      const sealed = seal(event, this.events[this.events.length - 1]?.hash ?? GENESIS, sha256)
      const after = evolve(before, event)
      this.lines.push(...linesFor(sealed, before, after, this.rules))
      this.events.push(sealed)
      before = after
    }
    this.matter = { ...state, lastHash: this.events[this.events.length - 1]?.hash ?? '' }
  }

  give(who: string, type: CommandType, input: object = {}): Refusal | null {
    const actor = personById.get(who)
    if (!actor) throw new Error(`nobody is called ${who}`)
    const by = { personId: actor._id, name: actor.name, unitId: actor.unitId, roles: actor.roles }
    const { matter } = this
    const full = { matterId: 'm1', ...input } as CheckedInput
    const decision = this.numbered((take): Decision | Refusal =>
      type === 'draft' || matter === null
        ? decideDraft('m1', full as Parameters<typeof decideDraft>[1], by, this.around(take))
        : decide(type, full, matter, by, this.around(take)),
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

  ask(who: string, type: CommandType, input: object = {}): string | null {
    return this.give(who, type, input)?.code ?? null
  }

  sweep(): this {
    const { matter } = this
    if (matter) this.save(this.numbered((take) => runTimers(matter, this.around(take))))
    return this
  }

  /** Drafted by the officer, approved by the chief. */
  issue(changes: object = {}): this {
    return this.tell('officer', 'draft', { content: content(changes) })
      .tell('officer', 'requestApproval')
      .tell('chief', 'approveIssue', { opinion: '同意' })
  }

  /** Issued, signed in, with the responsible three of u1. */
  start(changes: object = {}): this {
    return this.issue(changes)
      .tell('u1supervisor', 'signIn', { assignmentId: 'A1' })
      .tell('u1supervisor', 'nameResponsible', {
        assignmentId: 'A1',
        leaderId: 'u1head',
        sectionHeadId: 'u1section',
        handlerId: 'u1handler',
      })
  }

  /** Completion submitted and signed in the unit; the office has it. */
  complete(): this {
    return this.tell('u1handler', 'submitCompletion', { assignmentId: 'A1', summary: '已完成', files: ['file1'] })
      .tell('u1section', 'signOff', { assignmentId: 'A1', opinion: '' })
      .tell('u1head', 'signOff', { assignmentId: 'A1', opinion: '同意' })
  }
}
