import type { FileRef } from '../../../domain/evidence/file'
import { contentOf } from '../../../domain/matter/commands/drafting'
import { newAssignments, nextReport } from '../../../domain/matter/commands/issuing'
import type { PreviewUnit } from '../../../domain/matter/views'
import { toUnitRole } from '../../../domain/people/address'
import { approverOf } from '../../../domain/rules/pack'
import type { QueryHandler } from '../operation'
import { saveContextFor } from './runMatterCommand'

/** Files do not bear on deadlines, so a preview takes their ids as they are. */
const unseen = (fileIds: readonly string[]): Record<string, FileRef> =>
  Object.fromEntries(
    fileIds.map((fileId) => [fileId, { fileId, name: '', type: '', size: 0, sha256: '', origin: 'document' as const }]),
  )

export const previewMatter: QueryHandler<'matter.preview'> = async ({ content: input }, request) => {
  const { now, ports, caller } = request
  const context = await saveContextFor(null, request)
  const content = contentOf(input, { now, files: unseen(input.files) })
  const units = await Promise.all(
    newAssignments(content, context.rules, context).map(async (fresh): Promise<PreviewUnit> => {
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
        openMatters: await ports.store.count('register', { unitIds: fresh.unitId, rank: 0 }),
      }
    }),
  )
  const people = units.flatMap(({ unitId }) =>
    (['unitSupervisor', 'unitHead'] as const).flatMap((role) => context.directory.at(toUnitRole(role, unitId))),
  )
  const told = [...new Set(people)].filter(({ _id }) => _id !== caller.personId).map(({ name }) => name)
  return { units, told, approver: approverOf(context.rules, content.source, content.urgency) }
}
