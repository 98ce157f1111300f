import { explainedMoments } from '../../../domain/matter/receipts/moments'
import { readBy } from '../../../domain/matter/sight'
import type { Matter } from '../../../domain/matter/state/matter'
import { partiesOf } from '../../../domain/matter/state/parties'
import type { ShownEvent } from '../../../domain/matter/views'
import { namesFor } from '../names'
import type { QueryHandler, Request } from '../operation'
import { kept } from '../subject/kept'
import { contextFor } from '../subject/runner'
import { seen } from '../subject/seen'
import { timelineOf } from '../subject/timeline'
import { verify } from '../subject/verify'

const readMatter = (id: string, request: Request): Promise<Matter> =>
  seen<Matter>({ kind: 'matter', id }, request, request.ports.store)

/** Everyone whom a matter's page names. */
const idsIn = (matter: Matter): string[] => {
  const { unitIds, frontIds, personIds } = partiesOf(matter)
  const content = [matter.lead.unitId, ...matter.co.map((part) => part.unitId)]
  const objections = matter.number === null ? [] : matter.assignments.map((a) => a.objection?.suggestedUnitId ?? '')
  const leaders = matter.instructions.flatMap(({ leaderId, answer }) => [leaderId, answer?.personId ?? ''])
  const signers =
    matter.number === null ? [] : matter.assignments.flatMap((a) => a.completion?.signOffs.map((s) => s.personId) ?? [])
  const askers =
    matter.number === null
      ? []
      : matter.assignments.flatMap((a) => [
          a.extension?.requestedBy ?? '',
          a.objection?.raisedBy ?? '',
          a.completion?.submittedBy ?? '',
          a.supervision?.by ?? '',
          a.supervision?.unitId ?? '',
        ])
  const rejected = matter.number === null ? [matter.rejection?.by ?? ''] : []
  const body = matter.supervisingBody
  const supervising = body.kind === 'front' ? [body.frontId] : body.kind === 'leadingGroup' ? [body.unitId] : []
  return [
    ...unitIds,
    ...frontIds,
    ...personIds,
    ...content,
    ...objections,
    ...leaders,
    ...signers,
    ...askers,
    ...rejected,
    ...supervising,
    matter.startedBy?.personId ?? '',
    matter.startedBy?.unitId ?? '',
    ...matter.mentioned,
  ]
}

export const getMatter: QueryHandler<'matter.get'> = async ({ matterId }, request) => {
  const matter = readBy(await readMatter(matterId, request), request.caller)
  return { matter, names: namesFor(new Set(idsIn(matter)), await request.reference.directory()) }
}

export const timeline: QueryHandler<'matter.timeline'> = async ({ matterId, ...wanted }, request) => {
  const { items, ...rest } = await timelineOf('matter', await readMatter(matterId, request), wanted, request)
  return { items: items as ShownEvent[], ...rest }
}

/** As the caller reads the matter. */
export const moments: QueryHandler<'matter.moments'> = async ({ matterId }, request) => {
  const matter = readBy(await readMatter(matterId, request), request.caller)
  return { items: explainedMoments(matter, await contextFor(kept.matter, matter, request)) }
}

export const verifyMatter: QueryHandler<'matter.verify'> = async ({ matterId }, request) =>
  verify('matter', await readMatter(matterId, request), request.ports.store)
