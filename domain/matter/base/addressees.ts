import type { Actor } from '../../people/actor'
import { type Address, toDistrictRole, toPerson, toRole, toUnitRole } from '../../people/address'
import type { Directory } from '../../people/person'
import { namedSectionHead } from '../state/assignments'
import { type Assignment, type DraftMatter, type IssuedMatter, isIssued, type Matter } from '../state/matter'
import { timesReminded } from '../state/officeReminders'
import { turnOf } from '../state/turns'

/** Those whose turn it is: to-dos and messages go to the same people, and to none who may not do what is asked. */

export const CHIEF: Address = toDistrictRole('chiefOfficer')

export const supervisorsOf = ({ unitId }: Assignment): Address[] => [toUnitRole('unitSupervisor', unitId)]

export const headsOf = ({ unitId }: Assignment): Address[] => [toUnitRole('unitHead', unitId)]

/** 单位主要负责同志. */
export const chiefsOf = ({ unitId }: Assignment): Address[] => [toUnitRole('unitChief', unitId)]

/** District leaders, and those of the fronts that the matter names. */
export const leadersOf = ({ frontIds }: Pick<Matter, 'frontIds'>): Address[] => [
  toDistrictRole('leader'),
  ...frontIds.map((frontId) => toRole('leader', { kind: 'front', frontId })),
]

/** The officers who may take up what names these fronts. */
export const officersFor = ({ frontIds }: Pick<Matter, 'frontIds'>): Address[] => [
  toDistrictRole('officer'),
  ...frontIds.map((frontId) => toRole('officer', { kind: 'front', frontId })),
]

/** The supervision office's own unit, where its chief is; without an office, the person's. */
export const officeUnitFor = ({ unitId }: Pick<Actor, 'unitId'>, directory: Directory): string =>
  [CHIEF, ...officersFor({ frontIds: [] })].flatMap((address) => directory.at(address))[0]?.unitId ?? unitId

export const approversOf = (matter: DraftMatter): Address[] =>
  turnOf(matter, 'approveIssue', null)?.to ?? (matter.approver === 'leader' ? leadersOf(matter) : [CHIEF])

/** What was issued at once and is still to be ratified; nothing once it is withdrawn. */
export const toRatify = (matter: Matter): IssuedMatter['ratification'] =>
  isIssued(matter) && matter.status !== 'withdrawn' ? matter.ratification : null

/** Who ratifies it; not in time, those one step up may as well. */
export const ratifiersOf = (matter: Matter): Address[] => {
  const ratification = toRatify(matter)
  if (!ratification) return []
  const { by, since } = ratification
  const usual = by === 'leader' ? leadersOf(matter) : [CHIEF]
  const waits = { decision: 'ratifyIssue', assignmentId: null, what: '', since } as const
  const up = timesReminded(matter, waits) > 0 ? leadersOf(matter) : []
  return [...new Set([...(turnOf(matter, 'ratifyIssue', null)?.to ?? usual), ...up])]
}

/** Who grants more time. */
export const grantersOf = (a: Assignment, matter: IssuedMatter): Address[] =>
  turnOf(matter, 'decideExtension', a.id)?.to ?? [CHIEF]

/** Who in the unit signs the request for it, where the pack says so. */
export const extensionSignersOf = (a: Assignment, matter: IssuedMatter): Address[] =>
  turnOf(matter, 'signExtension', a.id)?.to ?? chiefsOf(a)

/** Who approves another due moment. */
export const dueApproversOf = (a: Assignment, matter: IssuedMatter): Address[] =>
  turnOf(matter, 'approveDue', a.id)?.to ?? [CHIEF]

/** The officer in charge; where a liaison is in charge, the unit's officers, since a liaison does not decide. */
export const officersOf = ({ officerRole, officerId }: IssuedMatter, { frontId }: Assignment): Address[] =>
  officerRole === 'officer'
    ? [toPerson(officerId)]
    : [toDistrictRole('officer'), toRole('officer', { kind: 'front', frontId })]

/** Whose signature the completion waits for in the unit: of a section head who has left, the unit's head's. */
export const signersOf = (matter: IssuedMatter, a: Assignment): Address[] => {
  const turn = turnOf(matter, 'signOff', a.id)
  if (turn) return turn.to
  const stage = matter.signOff[a.completion?.signOffs.length ?? 0]
  if (stage === 'unitChief') return chiefsOf(a)
  const sectionHead = stage === 'sectionHead' ? namedSectionHead(a) : null
  return sectionHead === null ? headsOf(a) : [toPerson(sectionHead)]
}

/** Whose confirmation it waits for in the office. */
export const confirmersOf = (matter: IssuedMatter, a: Assignment): Address[] =>
  turnOf(matter, 'confirmCompletion', a.id)?.to ??
  (matter.confirmation[a.completion?.confirmations ?? 0] === 'chiefOfficer' ? [CHIEF] : officersOf(matter, a))
