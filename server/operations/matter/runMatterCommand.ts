import { NeedsCounter, numbering } from '../../../domain/counters'
import type { FileRef } from '../../../domain/evidence/file'
import type { MatterAnswer } from '../../../domain/matter/answers/commands'
import type { CommandType } from '../../../domain/matter/contract'
import { type Decision, decide, decideDraft, momentOn, type Surroundings } from '../../../domain/matter/decide'
import type { CheckedInput } from '../../../domain/matter/definitions'
import { isIssued, type Matter } from '../../../domain/matter/state/matter'
import { isRefusal, type Refusal } from '../../../domain/refusal'
import type { Ports, Transaction } from '../../ports'
import type { Request } from '../operation'
import { type SaveContext, saveDecision } from './saveDecision'
import { seenMatter } from './sight'

/** Ids of the files that an input names, wherever its form puts them. */
const fileIdsIn = (input: CheckedInput): string[] => {
  const { files, content } = input as { files?: string[]; content?: { files?: string[] } }
  return files ?? content?.files ?? []
}

/** The caller's own unused files, and those already part of the matter. Others are not found by `filesOf`. */
const usableFiles = async (
  ids: readonly string[],
  matterId: string,
  { caller }: Request,
  tx: Transaction,
): Promise<Record<string, FileRef>> => {
  const files = new Map<string, FileRef>()
  for (const id of ids) {
    const record = await tx.get('evidence', id)
    const own = record?.matterId === null && record.uploadedBy === caller.personId
    if (!record || record.unsettled || (!own && record.matterId !== matterId)) continue
    const { name, type, size, sha256, origin } = record
    files.set(id, { fileId: id, name, type, size, sha256, origin })
  }
  return Object.fromEntries(files)
}

/** From now on the matter's readers may open them. */
const attachFiles = async (ids: readonly string[], matterId: string, tx: Transaction) => {
  for (const id of ids) {
    const record = await tx.get('evidence', id)
    if (record && record.matterId === null) await tx.put('evidence', { ...record, matterId })
  }
}

/** Decides with gap-free numbers: each series is loaded when the decision asks for it, and written when it took one. */
export const withNumbers = async <D extends Decision | Refusal>(
  tx: Transaction,
  decideWith: (take: (series: string) => number) => D,
): Promise<D> => {
  const last = new Map<string, number>()
  for (;;) {
    const numbers = numbering(last)
    try {
      const decision = decideWith(numbers.take)
      if (!isRefusal(decision)) for (const [_id, given] of numbers.given) await tx.put('counters', { _id, last: given })
      return decision
    } catch (error) {
      if (!(error instanceof NeedsCounter)) throw error
      last.set(error.series, (await tx.get('counters', error.series))?.last ?? 0)
    }
  }
}

/** The moment, the calendar, the directory and the pack that is the matter's own once it is issued. */
export const saveContextFor = async (
  matter: Matter | null,
  { now, reference, ports: { templates } }: Pick<Request, 'now' | 'reference'> & { ports: Pick<Ports, 'templates'> },
): Promise<SaveContext> => {
  const version = matter && isIssued(matter) ? matter.ruleVersion : undefined
  const [calendar, directory, rules] = await Promise.all([
    reference.calendar(),
    reference.directory(),
    reference.rules(version),
  ])
  const moment = matter ? momentOn(matter, now) : now
  return { now: moment, calendar, directory, rules, ...(templates && { templates }) }
}

const answer = ({ id, version, status, number }: Matter): MatterAnswer => ({ matterId: id, version, status, number })

/** One command on a matter: load, decide, save. Every matter command takes this way and no other. */
export const runMatterCommand = async (
  type: CommandType,
  input: CheckedInput,
  request: Request,
  tx: Transaction,
): Promise<MatterAnswer | Refusal> => {
  const { caller, ports } = request
  const before =
    type === 'draft' ? null : await seenMatter(String(input.matterId), request, (id) => tx.get('matters', id))
  const matterId = before?.id ?? ports.newId()
  const context = await saveContextFor(before, request)
  const fileIds = fileIdsIn(input)
  const files = await usableFiles(fileIds, matterId, request, tx)
  const decision = await withNumbers(tx, (take): Decision | Refusal => {
    const around: Surroundings = { ...context, files, take }
    return type === 'draft' || before === null
      ? decideDraft(matterId, input as Parameters<typeof decideDraft>[1], caller, around)
      : decide(type, input, before, caller, around)
  })
  if (isRefusal(decision)) return decision
  const after = await saveDecision(tx, before, decision, context)
  await attachFiles(fileIds, matterId, tx)
  return answer(after)
}
