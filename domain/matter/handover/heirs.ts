import type { Leaving as Left } from '../../decider/decider'
import type { NewOf } from '../../decider/event'
import { actingRole } from '../../people/actor'
import { toDistrictRole, toRole } from '../../people/address'
import type { Person } from '../../people/person'
import { IN_CHARGE, type Role } from '../../roles'
import { CHIEF, headsOf, supervisorsOf } from '../base/addressees'
import { actorOf, type Fits } from '../base/situation'
import { fitsSlot } from '../responsible/persons'
import { isUnprepared } from '../state/drafts'
import { groupOf, roleInGroup } from '../state/groups'
import {
  type Assignment,
  hasEnded,
  isIssued,
  lookBackAsked,
  type Matter,
  openAssignments,
  unanswered,
} from '../state/matter'
import { partiesOf } from '../state/parties'
import { fitsTask } from '../tasks/persons'
import type { HandedDuty, HandoverEvents } from './events'

type OpenDuty = Omit<HandedDuty, 'toId' | 'standIn'> & { personId: string }

type Leaving = Pick<Left, 'directory' | 'toId'>

/** Of what has ended: an answer to an instruction, or looking back. */
const isOfficeAsked = (matter: Matter): boolean =>
  unanswered(matter).some(({ toOffice }) => toOffice) || lookBackAsked(matter) !== null

/** What people are named for and what is still open. */
export const openDuties = (matter: Matter): OpenDuty[] => {
  const officer: OpenDuty = { duty: 'officer', personId: matter.officerId }
  const inCharge = isUnprepared(matter) ? [] : [officer]
  const instructed = matter.instructions.map(
    ({ id: instructionId, text: title, leaderId: personId }): OpenDuty => ({
      ...{ duty: 'instruction', instructionId, title, personId },
    }),
  )
  if (hasEnded(matter)) return isOfficeAsked(matter) ? [...inCharge, ...instructed] : instructed
  if (!isIssued(matter)) return [...inCharge, ...instructed]
  return [...inCharge, ...instructed, ...openAssignments(matter).flatMap(dutiesOf)]
}

const dutiesOf = ({ id: assignmentId, responsible, tasks }: Assignment): OpenDuty[] => [
  ...(responsible
    ? ([
        { duty: 'leader', assignmentId, personId: responsible.leaderId },
        { duty: 'sectionHead', assignmentId, personId: responsible.sectionHeadId },
        { duty: 'handler', assignmentId, personId: responsible.handlerId },
      ] as const)
    : []),
  ...tasks
    .filter(({ doneAt }) => doneAt === null)
    .map(({ id: taskId, title, personId }) => ({ duty: 'task' as const, assignmentId, taskId, title, personId })),
]

/** Who may do a duty of the unit: whoever could be named for it. */
const DOING: Readonly<Record<Exclude<HandedDuty['duty'], 'officer' | 'instruction'>, Fits>> = {
  leader: fitsSlot('leaderId'),
  sectionHead: fitsSlot('sectionHeadId'),
  handler: fitsSlot('handlerId'),
  task: fitsTask,
}

const withoutPerson = ({ personId: _left, ...rest }: OpenDuty) => rest

/** To who was named, where he may do it; else to the unit's supervisor, who names somebody anew. */
const inUnit = (duty: OpenDuty, a: Assignment, matter: Matter, { directory, toId }: Leaving): HandedDuty[] => {
  const rest = withoutPerson(duty)
  const named = toId === null ? undefined : directory.person(toId)
  const about = { matter, assignment: a, directory }
  if (named && duty.duty !== 'officer' && duty.duty !== 'instruction' && DOING[duty.duty](named, about, {}) === null)
    return [{ ...rest, toId: named._id }]
  const standIn = [...supervisorsOf(a), ...headsOf(a)].flatMap((address) => directory.at(address))[0]
  if (!standIn) return []
  return [{ ...rest, toId: standIn._id, ...(duty.duty !== 'task' && { standIn: true }) }]
}

/** Whoever leads now: who was named, a leader of the matter's fronts, of the district, and the chief where there is none. */
const nextLeader = (matter: Matter, { directory, toId }: Leaving): string | null => {
  const leaders = [
    ...matter.frontIds.map((frontId) => toRole('leader', { kind: 'front', frontId })),
    toDistrictRole('leader'),
    CHIEF,
  ].flatMap((address) => directory.at(address))
  return (leaders.find(({ _id }) => _id === toId) ?? leaders[0])?._id ?? null
}

/** The same one of several for the same matter, and not the same one for all. */
const share = <T>(all: readonly T[], id: string): T | undefined => {
  const sum = [...id].reduce((so, character) => (so * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003, 0)
  return all[sum % all.length]
}

/** Those of the leading group that supervises it. */
const membersOf = (matter: Matter, directory: Leaving['directory']): Person[] => {
  const group = groupOf(matter)
  return group === null
    ? []
    : directory.inUnit(group).filter((person) => roleInGroup(matter, person, IN_CHARGE) !== undefined)
}

interface InCharge {
  personId: string
  role: (typeof IN_CHARGE)[number]
}

/** Who would be in charge: who was named, another of the leading group, another in the same role, an officer, the chief. */
const nextInCharge = (matter: Matter, { directory, toId }: Leaving): InCharge | null => {
  const about = () => partiesOf(matter)
  const holders = (role: Role): Person[] =>
    [toDistrictRole(role), ...matter.frontIds.map((frontId) => toRole(role, { kind: 'front', frontId }))]
      .flatMap((address) => directory.at(address))
      .filter((person) => actingRole(actorOf(person), [role], about) !== undefined)
  const named = toId === null ? undefined : directory.person(toId)
  if (named?.active) {
    const role = actingRole(actorOf(named), IN_CHARGE, about)
    if (role === 'officer' || role === 'liaison') return { personId: named._id, role }
    if (roleInGroup(matter, named, IN_CHARGE)) return { personId: named._id, role: 'liaison' }
  }
  const member = matter.officerRole === 'liaison' ? share(membersOf(matter, directory), matter.id) : undefined
  if (member) return { personId: member._id, role: 'liaison' }
  for (const role of [matter.officerRole, 'officer'] as const) {
    const next = share(holders(role), matter.id)
    if (next) return { personId: next._id, role }
  }
  const chief = directory.at(CHIEF)[0]
  return chief ? { personId: chief._id, role: 'officer' } : null
}

/**
 * What is open in a matter with people who can log in no more, handed over: one event for each of them. Nothing where
 * everybody is there. A duty for which nobody is left at all stays where it is.
 */
export const handOversIn = (matter: Matter, leaving: Leaving): NewOf<HandoverEvents>[] => {
  const open = openDuties(matter).filter(({ personId }) => leaving.directory.person(personId)?.active !== true)
  return [...new Set(open.map(({ personId }) => personId))].flatMap((personId) => {
    const mine = open.filter((one) => one.personId === personId)
    const next = mine.some(({ duty }) => duty === 'officer') ? nextInCharge(matter, leaving) : null
    const leader = nextLeader(matter, leaving)
    const duties = mine.flatMap((one): HandedDuty[] => {
      if (one.duty === 'officer') return next ? [{ duty: 'officer', toId: next.personId }] : []
      if (one.duty === 'instruction') return leader ? [{ ...withoutPerson(one), toId: leader }] : []
      const a = isIssued(matter) ? matter.assignments.find(({ id }) => id === one.assignmentId) : undefined
      return a ? inUnit(one, a, matter, leaving) : []
    })
    if (duties.length === 0) return []
    return [{ type: 'DutyHandedOver', data: { personId, duties, ...(next && { officerRole: next.role }) } }]
  })
}
