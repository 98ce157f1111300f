import type { Input } from '../../../domain/contract'
import type { Todo } from '../../../domain/decider/todo'
import { choosing } from '../../../domain/matter/choosing'
import type { CommandType } from '../../../domain/matter/contract'
import { explainedMoments } from '../../../domain/matter/receipts/moments'
import { assignmentIn } from '../../../domain/matter/state/assignments'
import { type Refusal, SENTENCES } from '../../../domain/refusal'
import type { RulePack } from '../../../domain/rules/pack'
import { canonicalJson } from '../../../domain/trail/canonical'
import { verifyChain } from '../../../domain/trail/chain'
import { people, sha256, units, type World } from '../../domain/world'
import { type Answer, answerRequests } from '../wx'

export interface Asked {
  operation: string
  input: Record<string, unknown>
  idempotencyKey?: string
}

export const names = Object.fromEntries([
  ...people.map(({ _id, name }) => [_id, name] as const),
  ...units.map(({ _id, shortName }) => [_id, shortName] as const),
])

let logins = 0

const said = (refusal: Refusal): object => ({ ...refusal, message: SENTENCES[refusal.code], requestId: 'r1' })

/**
 * A host that decides by the real rules, on one matter (tests/domain/world), for one person. `asked` is what the phone
 * sent. `lose` makes the answer to the next command get lost after it was taken.
 */
export class Host {
  asked: Asked[] = []
  lose = false
  /** No answer to anything. */
  down = false
  /** The session has ended. */
  ended = false
  /** Of versions that are in force no more. */
  packs: RulePack[] = []
  /** What waits on other matters. */
  elsewhere: Todo[] = []
  private answers = new Map<string, { input: string; answer: object }>()

  constructor(
    readonly world: World,
    readonly who: string,
  ) {
    this.logIn()
    answerRequests(({ data }) => this.answer(data as Asked))
  }

  logIn(): void {
    this.ended = false
    logins += 1
    // Another token each time, so that the session of an earlier test is not taken for this one.
    wx.setStorageSync('token', `${this.who}-${logins}`)
  }

  /** Commands that arrived, in order. */
  commands(): Asked[] {
    return this.asked.filter(({ idempotencyKey }) => idempotencyKey !== undefined)
  }

  private answer(asked: Asked): Answer {
    if (this.down) return 'offline'
    this.asked.push(asked)
    if (this.ended) return { data: said({ ok: false, code: 'NOT_SIGNED_IN' }) }
    const { operation, input, idempotencyKey } = asked
    if (idempotencyKey === undefined) return { data: { ok: true, output: this.read(operation, input) } }
    const given = this.answers.get(idempotencyKey)
    if (given && given.input !== canonicalJson(input))
      return { data: said({ ok: false, code: 'IDEMPOTENCY_KEY_REUSED' }) }
    const answer = given?.answer ?? this.decide(operation, input)
    if ((answer as { ok: boolean }).ok) this.answers.set(idempotencyKey, { input: canonicalJson(input), answer })
    if (!this.lose) return { data: answer }
    this.lose = false
    return 'offline'
  }

  private decide(operation: string, input: Asked['input']): object {
    const refusal = this.world.give(this.who, operation.replace('matter.', '') as CommandType, input)
    if (refusal) return said(refusal)
    const { id, version, status, number } = this.world.matter as NonNullable<World['matter']>
    return { ok: true, output: { matterId: id, version, status, number } }
  }

  private read(operation: string, input: Asked['input']): object {
    const { world } = this
    switch (operation) {
      case 'session.me':
        return this.me()
      case 'matter.get':
        return { matter: world.matter, names }
      case 'matter.timeline':
        return this.timeline(input as { limit: number; after?: string })
      case 'matter.verify':
        return { ...verifyChain(world.events, sha256), events: world.events.length, brokenAt: null, why: null }
      case 'matter.moments':
        return { items: world.matter ? explainedMoments(world.matter, world) : [] }
      case 'points.list':
        return { items: world.lines, next: null }
      case 'file.links':
        return { links: Object.fromEntries((input.fileIds as string[]).map((id) => [id, `https://files.test/${id}`])) }
      case 'matter.candidates':
        return { items: this.found(input as Input<'matter.candidates'>) }
      case 'todo.counts':
        return { all: world.todos(this.who).length, red: 0, yellow: 0, approve: 0 }
      case 'todo.list':
        return { items: [...world.todos(this.who), ...this.elsewhere], next: null, names }
      case 'notice.unread':
        return { unread: 0 }
      case 'rules.get':
        return { pack: this.packs.find(({ version }) => version === input.version), versions: [] }
      case 'unit.list':
        return { units, fronts: [] }
      default:
        throw new Error(`this host does not know ${operation}`)
    }
  }

  private me(): object {
    const person = people.find(({ _id }) => _id === this.who)
    if (!person) throw new Error(`nobody is called ${this.who}`)
    const { name, title, unitId, roles } = person
    const { now, calendar, rules } = this.world
    return {
      person: { id: this.who, name, title, unitId, unitName: names[unitId], roles },
      now,
      demo: false,
      calendar,
      rules,
      hasPassword: false,
    }
  }

  private timeline({ limit, after }: { limit: number; after?: string }): object {
    const older = [...this.world.events].reverse().filter(({ seq }) => !after || seq < Number(after))
    const items = older.slice(0, limit)
    return { items, names, next: older.length > limit ? String(items[items.length - 1]?.seq) : null }
  }

  private found({ command, field, chosen, limit, assignmentId }: Input<'matter.candidates'>): object[] {
    const { directory, matter } = this.world
    const fits = choosing(command, field)
    if (!matter || !fits) throw new Error(`nobody is chosen for ${command}.${field}`)
    const about = { matter, assignment: assignmentIn(matter, assignmentId), directory }
    return people
      .filter((person) => fits(person, about, chosen) === null)
      .slice(0, limit)
      .map(({ _id: id, name, title, unitId, roles, active }) => {
        return { id, name, title, unitId, unitName: names[unitId], roles, active }
      })
  }
}
