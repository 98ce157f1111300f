import { type Behind, yellowAt } from '../../clock/light'
import { type Instant, yearOf } from '../../clock/time'
import type { Setting } from '../../decider/setting'
import { type RulePack, yellowDays } from '../../rules/pack'
import { circleOf } from '../sight'
import { awaitedOf } from '../state/awaited'
import { basisKeys } from '../state/basis'
import { isUnprepared } from '../state/drafts'
import { hasEnded, isHeld, isIssued, isRunning, leadOf, type Matter } from '../state/matter'
import { partiesOf, unitIdsOf, unitsOf } from '../state/parties'
import { behindOf } from '../state/progress'
import { RESPONSIBLE } from '../state/words'
import type { RegisterLine } from './line'
import { searchTerms, unpadded } from './searchTerms'

/** Sorts after every moment there can be. */
export const NEVER: Instant = '9999-12-31T00:00:00.000Z'

const leadFacts = (matter: Matter) => {
  if (!isIssued(matter)) return { dueAt: matter.dueAt, overdueAt: null, reportCount: 0, lastReport: null }
  const { due, overdueAt, reports, lastReport } = leadOf(matter)
  return {
    dueAt: isHeld(leadOf(matter)) ? null : due.dueAt,
    overdueAt,
    reportCount: reports.length,
    lastReport: lastReport?.text ?? null,
  }
}

/** Whom somebody looks for when he looks for the matter: who is in charge, and the responsible three of each unit. */
const namedIn = (matter: Matter): string[] => [
  ...(isUnprepared(matter) ? [] : [matter.officerId]),
  ...(isIssued(matter) ? matter.assignments : []).flatMap(({ responsible }) =>
    responsible ? RESPONSIBLE.map((one) => responsible[one]) : [],
  ),
]

/** The first of the moments that there are. */
const earliest = (...moments: (Instant | null | undefined)[]): Instant =>
  moments.reduce<Instant>((first, one) => (one && one < first ? one : first), NEVER)

/** The moments from which its lights are told, that of what it is due by and that of its progress; the earlier counts. */
const lightMoments = (dueAt: Instant | null, behind: Behind | null, open: boolean, rules: RulePack) => ({
  listDueAt: earliest(dueAt, behind?.redAt),
  yellowAt: open ? earliest(dueAt && yellowAt(dueAt, yellowDays(rules)), behind?.yellowAt) : null,
  ...(behind && { behind }),
})

/** A draft that nobody was asked to approve takes no other's place. */
const keysOf = (matter: Matter): string[] =>
  matter.status === 'draft' || hasEnded(matter) ? [] : basisKeys(matter.basis, unitIdsOf(matter))

/** The matter's line in the register, without the moment of its next step. */
export const registerLine = (
  matter: Matter,
  { rules, directory }: Pick<Setting, 'rules' | 'directory'>,
): RegisterLine => {
  const issued = isIssued(matter) ? matter : null
  const open = isRunning(matter)
  const { dueAt, ...facts } = leadFacts(matter)
  const units = unitsOf(matter)
  const keys = keysOf(matter)
  const names = namedIn(matter).map((id) => directory.person(id)?.name ?? '')
  const shortNames = units.map(({ unitId }) => directory.unit(unitId)?.shortName ?? '')
  return {
    _id: matter.id,
    id: matter.id,
    number: matter.number,
    title: matter.title,
    status: matter.status,
    source: matter.source,
    category: matter.category,
    urgency: matter.urgency,
    level: issued?.level ?? 1,
    leadUnitId: units.find(({ kind }) => kind === 'lead')?.unitId ?? '',
    coUnitIds: units.filter(({ kind }) => kind === 'co').map(({ unitId }) => unitId),
    officerId: isUnprepared(matter) ? '' : matter.officerId,
    open,
    rank: open ? 0 : 1,
    hidden: matter.status === 'discarded',
    dueAt,
    ...lightMoments(dueAt, open && issued ? behindOf(issued, leadOf(issued), rules) : null, open, rules),
    ...awaitedOf(matter),
    issuedAt: issued?.issuedAt ?? null,
    lastAt: matter.lastAt,
    ...facts,
    unitIds: unitIdsOf(matter),
    frontIds: partiesOf(matter).frontIds.slice(),
    circle: circleOf(matter),
    ...(matter.startedBy && { starterId: matter.startedBy.personId }),
    year: yearOf(issued?.issuedAt ?? matter.createdAt),
    terms: searchTerms([matter.number ?? '', unpadded(matter.number ?? ''), matter.title, ...shortNames, ...names]),
    ...(keys.length > 0 && { basisKeys: keys }),
  }
}
