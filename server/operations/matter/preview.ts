import type { FileRef } from '../../../domain/evidence/file'
import { nextReport } from '../../../domain/matter/base/cycle'
import { newAssignments } from '../../../domain/matter/base/giving'
import { contentOf } from '../../../domain/matter/drafting/commands'
import { roleInGroup } from '../../../domain/matter/state/groups'
import type { PreviewUnit } from '../../../domain/matter/views'
import { partiesOfUnit } from '../../../domain/people/actor'
import { toUnitRole } from '../../../domain/people/address'
import type { Unit } from '../../../domain/people/person'
import { isRefusal, refuse } from '../../../domain/refusal'
import { may } from '../../../domain/rights'
import { IN_CHARGE } from '../../../domain/roles'
import { approverOf } from '../../../domain/rules/pack'
import type { QueryHandler, Request } from '../operation'
import { kept } from '../subject/kept'
import { contextFor } from '../subject/runner'
import { registerFilter } from './matterFilter'

/** Files do not bear on deadlines, so a preview takes their ids as they are. */
const unseen = (fileIds: readonly string[]): Record<string, FileRef> =>
  Object.fromEntries(
    fileIds.map((fileId) => [fileId, { fileId, name: '', type: '', size: 0, sha256: '', origin: 'document' as const }]),
  )

/** How many matters run at a unit, as its list shows them; null where that is not the caller's: it is of another front. */
const openMattersAt = async (unit: Unit | undefined, { caller, now, ports }: Request): Promise<number | null> =>
  unit && may(caller, 'matter.preview', partiesOfUnit(unit))
    ? ports.store.count('register', { ...registerFilter({ unitId: unit._id }, caller, now), rank: 0 })
    : null

/** NO_RIGHT when no unit that is named lies in the caller's reach, nor its leading group is his: he could not save such a draft either. */
export const previewMatter: QueryHandler<'matter.preview'> = async ({ content: input }, request) => {
  const { now, caller } = request
  const context = await contextFor(kept.matter, null, request)
  const named = [input.lead, ...input.co].flatMap(({ unitId }) => context.directory.unit(unitId) ?? [])
  const isGroups = roleInGroup(input, caller, IN_CHARGE) !== undefined
  if (!isGroups && named.length > 0 && !named.some((unit) => may(caller, 'matter.preview', partiesOfUnit(unit))))
    return refuse('NO_RIGHT')
  const content = contentOf(input, { now, files: unseen([...input.files, ...(input.basis?.files ?? [])]) })
  if (isRefusal(content)) return content
  const assignments = newAssignments(content, context.rules, context)
  if (isRefusal(assignments)) return assignments
  const units = await Promise.all(
    assignments.map(async (fresh): Promise<PreviewUnit> => {
      let reports = 0
      while (nextReport(context.calendar, content.reportCycle, now, reports + 1, fresh.due.dueAt)) reports += 1
      return {
        unitId: fresh.unitId,
        name: context.directory.unit(fresh.unitId)?.name ?? '',
        kind: fresh.kind,
        signIn: fresh.signIn,
        objectionUntil: fresh.objectionUntil,
        due: fresh.due,
        reports: fresh.kind === 'lead' ? reports : 0,
        openMatters: await openMattersAt(context.directory.unit(fresh.unitId), request),
      }
    }),
  )
  const people = units.flatMap(({ unitId }) =>
    (['unitSupervisor', 'unitHead'] as const).flatMap((role) => context.directory.at(toUnitRole(role, unitId))),
  )
  const told = [...new Set(people)].filter(({ _id }) => _id !== caller.personId).map(({ name }) => name)
  return { units, told, approver: approverOf(context.rules, content.source, content.urgency) }
}
