import type { CommandName, Output } from '../../../domain/contract'
import type { ConsequenceContext } from '../../../domain/decider/consequences'
import { type Decision, decide } from '../../../domain/decider/decide'
import type { AnyEvent, CheckedInput, Life } from '../../../domain/decider/decider'
import type { FileRef } from '../../../domain/evidence/file'
import type { PointLine } from '../../../domain/points/line'
import { isRefusal, type Refusal } from '../../../domain/refusal'
import type { Subject } from '../../../domain/subject'
import type { SubjectKind } from '../../../domain/subjects'
import type { Ports, Transaction } from '../../ports'
import type { DirectorySnapshot } from '../../reference'
import { sha256 } from '../../sha256'
import { eventFault } from '../../validation'
import type { Handler, Request } from '../operation'
import { chainOf } from './chain'
import { type Kept, kept } from './kept'
import { withNumbers } from './numbers'
import { seen } from './seen'

/** Lines of the ledger read at a time. */
const PAGE = 25

export type AnyDecision = Decision<Life, Record<string, unknown>>

/** The caller's own unused files, and those already part of the subject. Others are not found by `filesOf`. */
const usableFiles = async (
  ids: readonly string[],
  { id: subjectId }: Subject,
  { caller }: Request,
  tx: Transaction,
): Promise<Record<string, FileRef>> => {
  const files = new Map<string, FileRef>()
  for (const id of ids) {
    const record = await tx.get('evidence', id)
    const own = record?.subject === null && record.uploadedBy === caller.personId
    if (!record || record.unsettled || (!own && record.subject?.id !== subjectId)) continue
    const { name, type, size, sha256, origin } = record
    files.set(id, { fileId: id, name, type, size, sha256, origin })
  }
  return Object.fromEntries(files)
}

/** From now on the subject's readers may open them. Of usable files only: a decider may pass over the others. */
const attachFiles = async (ids: readonly string[], subject: Subject, tx: Transaction) => {
  for (const id of ids) {
    const record = await tx.get('evidence', id)
    if (record && record.subject === null) await tx.put('evidence', { ...record, subject })
  }
}

/**
 * All that a subject has made in the ledger. Read after its state, it is complete for that: whoever adds to it writes
 * the state as well, and one of the two is tried again.
 */
const ledgerOf = async ({ id }: Subject, { store }: Pick<Ports, 'store'>): Promise<PointLine[]> => {
  const lines: PointLine[] = []
  for (let last: PointLine | undefined; ; ) {
    const page = await store.find('points', {
      filter: { 'subject.id': id },
      sort: [['at', -1]],
      limit: PAGE,
      ...(last && { after: [last.at, last._id] }),
    })
    lines.push(...page)
    last = page.at(-1)
    if (page.length < PAGE) return lines
  }
}

/** How many open subjects have one of these keys; what is only being drafted has none. */
const shareBasis = async (
  keys: readonly string[],
  { lines }: Pick<Kept, 'lines'>,
  { store }: Pick<Ports, 'store'>,
): Promise<number> => (keys.length > 0 ? store.count(lines, { basisKeys: { $in: keys } }) : 0)

/** So many steps behind, somebody had better look again. */
const MOST_MISSED = 20

/** What happened after the version that the person saw; nothing where he saw the newest, or too little to tell. */
const eventsSince = async (
  { id, version }: Life,
  { expectedVersion: seen }: CheckedInput,
  { store }: Pick<Ports, 'store'>,
): Promise<AnyEvent[]> =>
  typeof seen === 'number' && seen < version && version - seen <= MOST_MISSED
    ? store.find('events', { filter: chainOf(id, seen), limit: MOST_MISSED })
    : []

/** What a decision looks at: the calendar, the directory and the pack that the subject keeps, or the one in force. */
export const contextFor = async (
  { decider }: Pick<Kept, 'decider'>,
  state: Life | null,
  { now, reference, ports: { templates } }: Pick<Request, 'now' | 'reference'> & { ports: Pick<Ports, 'templates'> },
): Promise<ConsequenceContext & { directory: DirectorySnapshot }> => {
  const version = (state && decider.brief(state).ruleVersion) ?? undefined
  const [calendar, directory, rules] = await Promise.all([
    reference.calendar(),
    reference.directory(),
    reference.rules(version),
  ])
  return { now, calendar, directory, rules, sha256, ...(templates && { templates }) }
}

/** An event that does not have its form is a fault of ours: it is not written, and the decision neither. */
const mustHaveItsForm = (event: AnyEvent, { decider }: Kept): void => {
  const fault = eventFault(event, decider.schemas)
  if (fault !== null) throw new Error(`event ${event._id} ${event.type} does not have its form at ${fault}`)
}

/** Writes a decision and all that follows from it. Nothing is sent. One without events writes the line alone. */
export const save = async (tx: Transaction, to: Kept, decision: AnyDecision): Promise<void> => {
  const { events, state } = decision
  for (const event of events) mustHaveItsForm(event, to)
  for (const event of events) await tx.insert('events', event)
  if (events.length > 0) await tx.put(to.states, { ...state, _id: state.id } as never)
  for (const todo of decision.opened) await tx.put('todos', todo)
  for (const id of decision.closed) await tx.remove('todos', id)
  for (const line of decision.points) await tx.insert('points', line)
  for (const notice of decision.notices) await tx.insert('notices', notice)
  for (const item of decision.outbox) await tx.insert('outbox', item)
  await tx.put(to.lines, decision.line as never)
}

/**
 * One command on one subject: load, decide, save. Every command of every kind takes this way and no other. The input
 * names the subject by its kind: `matterId`; one that begins a life names none.
 */
const runCommand = async (
  kind: SubjectKind,
  type: string,
  input: CheckedInput,
  request: Request,
  tx: Transaction,
): Promise<Life | Refusal> => {
  const { caller, ports } = request
  const { decider } = kept[kind]
  const before = decider.begins.includes(type)
    ? null
    : await seen({ kind, id: String(input[`${kind}Id`]) }, request, tx)
  const subject = { kind, id: before?.id ?? ports.newId() }
  const context = await contextFor(kept[kind], before, request)
  const files = await usableFiles(decider.filesIn(input), subject, request, tx)
  const ledger = decider.takesBack(type, input) ? await ledgerOf(subject, ports) : []
  const since = before ? await eventsSince(before, input, ports) : []
  const sameBasis = await shareBasis(decider.basisKeys?.(type, before, input) ?? [], kept[kind], ports)
  const decision = await withNumbers(tx, (take): AnyDecision | Refusal =>
    decide(decider, type, input, before, {
      ...context,
      id: subject.id,
      actor: caller,
      files,
      ledger,
      sameBasis,
      since,
      take,
    }),
  )
  if (isRefusal(decision)) return decision
  await save(tx, kept[kind], decision)
  await attachFiles(Object.keys(files), subject, tx)
  return decision.state
}

/** Handlers of a kind's commands: they take the one way, only the command's name tells them apart. */
export const commandHandlers = <N extends CommandName, S extends Life>(
  kind: SubjectKind,
  commands: Readonly<Record<N, unknown>>,
  answer: (state: S) => Output<N>,
): { [K in N]: Handler<K> } =>
  Object.fromEntries(
    Object.keys(commands).map((operation) => [
      operation,
      async (input: CheckedInput, request: Request, tx: Transaction) => {
        const after = await runCommand(kind, operation.slice(kind.length + 1), input, request, tx)
        return isRefusal(after) ? after : answer(after as S)
      },
    ]),
  ) as unknown as { [K in N]: Handler<K> }
