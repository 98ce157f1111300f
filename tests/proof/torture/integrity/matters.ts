import { lineOf, messagesOf, pointsOf } from '../../../../domain/decider/consequences'
import { evolve } from '../../../../domain/decider/decide'
import { subjectIdOf } from '../../../../domain/decider/event'
import { type Todo, todosOf } from '../../../../domain/decider/todo'
import { matterDecider } from '../../../../domain/matter/decider'
import type { MatterEvent } from '../../../../domain/matter/events'
import { isIssued, type Matter } from '../../../../domain/matter/state/matter'
import { counterLines } from '../../../../domain/points/counterLines'
import type { PointLine } from '../../../../domain/points/line'
import { OFFICE_DECISIONS } from '../../../../domain/rules/kinds'
import type { RulePack } from '../../../../domain/rules/pack'
import { canonicalJson } from '../../../../domain/trail/canonical'
import { verifyChain } from '../../../../domain/trail/chain'
import type { Store } from '../../../../server/ports'
import { createReference } from '../../../../server/reference'
import { sha256 } from '../../../../server/sha256'
import type { Findings } from '../findings'
import { everything, groups } from './everything'

interface Derived {
  todos: Map<string, string>
  points: Map<string, string>
  notices: Set<string>
  numbers: string[]
}

/** `exact`: calendar, directory and rules are those of the beginning, so all that follows from them can be computed again. */
export interface Depth {
  exact: boolean
}

const keyed = (documents: readonly { _id: string }[]) => new Map(documents.map((d) => [d._id, canonicalJson(d)]))

/** The same documents on both sides, each the same to the letter. */
function compare(what: string, stored: Map<string, string>, right: Map<string, string>, findings: Findings): void {
  for (const [id, text] of right)
    if (!stored.has(id)) findings.add(`${what} lost`, id)
    else if (stored.get(id) !== text) findings.add(`${what} differs`, { id, stored: stored.get(id), right: text })
  for (const id of stored.keys()) if (!right.has(id)) findings.add(`${what} too many`, id)
}

/** The office's own clocks follow the calendar as it is; a to-do bears the moment of when it was opened. */
const timeless = (todo: Todo): Todo =>
  (OFFICE_DECISIONS as readonly string[]).includes(todo.kind)
    ? { ...todo, dueAt: null, dueRank: 0, yellowAt: null }
    : todo

/**
 * Every chain, every state as the fold of its events and, computed again from them: register lines, to-dos, points,
 * notices, numbers without gaps. Answers how many events there are.
 */
export async function checkMatters(store: Store, findings: Findings, { exact }: Depth): Promise<MatterEvent[]> {
  const events = (await everything(store, 'events')) as MatterEvent[]
  const byMatter = groups(events, subjectIdOf)
  const reference = createReference(store)
  const [calendar, directory] = await Promise.all([reference.calendar(), reference.directory()])
  const derived: Derived = { todos: new Map(), points: new Map(), notices: new Set(), numbers: [] }
  const lines = new Map((await everything(store, 'register')).map((line) => [line._id, line]))
  const matters = await everything(store, 'matters')
  for (const { _id, ...stored } of matters) {
    const chain = byMatter.get(_id) ?? []
    const { after, points, notices } = await replay(chain, (version) => reference.rules(version), {
      calendar,
      directory,
    })
    checkChain(_id, chain, stored as Matter, after, findings)
    if (!after) continue
    const rules = await reference.rules(isIssued(after) ? after.ruleVersion : undefined)
    for (const todo of todosOf(matterDecider, after, { calendar, rules }))
      derived.todos.set(todo._id, canonicalJson(timeless(todo)))
    for (const [id, line] of points) derived.points.set(id, line)
    for (const id of notices) derived.notices.add(id)
    derived.numbers.push(...numbersIn(chain))
    const line = lineOf(matterDecider, after, { calendar, rules, directory, now: after.lastAt })
    if (exact && canonicalJson(line) !== canonicalJson(lines.get(_id) ?? null))
      findings.add('register line differs', { stored: lines.get(_id), right: line })
    if (!lines.delete(_id)) findings.add('register line lost', _id)
  }
  for (const id of lines.keys()) findings.add('register line too many', id)
  for (const id of byMatter.keys()) if (!matters.some(({ _id }) => _id === id)) findings.add('matter lost', id)
  compare('to-do', keyed((await everything(store, 'todos')).map(timeless)), derived.todos, findings)
  compare('point line', keyed(await everything(store, 'points')), derived.points, findings)
  if (exact) await checkNotices(store, derived.notices, findings)
  checkNumbers(derived.numbers, findings)
  return events
}

const checkChain = (id: string, chain: MatterEvent[], stored: Matter, after: Matter | null, findings: Findings) => {
  const check = verifyChain(chain, sha256)
  if (!check.intact) findings.add(`chain broken: ${check.why}`, { id, at: check.brokenAt })
  else if (check.head !== stored.lastHash) findings.add('chain ends elsewhere than its matter', id)
  if (canonicalJson(after) !== canonicalJson(stored)) findings.add('state is not the fold of its events', id)
  if (chain.some((event, i) => i > 0 && event.at < (chain[i - 1]?.at ?? ''))) findings.add('moments decrease', id)
}

type Reference = Omit<Parameters<typeof messagesOf>[2], 'rules'>

/** The chain once more from its beginning, with all that each event entails. */
async function replay(chain: MatterEvent[], rulesOf: (version?: number) => Promise<RulePack>, around: Reference) {
  let state: Matter | null = null
  const points = new Map<string, string>()
  const made: PointLine[] = []
  const notices: string[] = []
  for (const event of chain) {
    const next: Matter = { ...evolve(matterDecider, state, event), lastHash: event.hash }
    const rules = await rulesOf(isIssued(next) ? next.ruleVersion : undefined)
    const step = { event, before: state, after: next }
    const lines = pointsOf(matterDecider, step, rules)
    if (event.type === 'MatterWithdrawn' && event.data.byMistake)
      lines.push(...counterLines([...made, ...lines], { ...event, why: matterDecider.tell(event, (id) => id).title }))
    made.push(...lines)
    for (const line of lines) points.set(line._id, canonicalJson(line))
    notices.push(...messagesOf(matterDecider, step, { ...around, rules }).notices.map(({ _id }) => _id))
    state = next
  }
  return { after: state, points, notices }
}

async function checkNotices(store: Store, right: Set<string>, findings: Findings): Promise<void> {
  const stored = (await everything(store, 'notices')).filter(({ subject }) => subject !== null)
  for (const { _id } of stored) if (!right.delete(_id)) findings.add('notice too many', _id)
  for (const id of right) findings.add('notice lost', id)
}

const numbersIn = (chain: MatterEvent[]): string[] =>
  chain.flatMap((event) =>
    event.type === 'MatterIssued' ? [event.data.number] : event.type === 'Urged' ? [event.data.urgeNumber] : [],
  )

const NUMBER = /^(.*〕)(\d+)号$/

/** Each series is 1, 2, 3, … with none missing and none twice. */
function checkNumbers(numbers: string[], findings: Findings): void {
  const series = groups(numbers, (number) => NUMBER.exec(number)?.[1] ?? number)
  for (const [name, members] of series) {
    const given = members.map((number) => Number(NUMBER.exec(number)?.[2])).sort((a, b) => a - b)
    const wrong = given.findIndex((n, i) => n !== i + 1)
    if (wrong >= 0) findings.add('numbers are not gap-free', { name, at: wrong + 1, found: given[wrong] })
  }
}
