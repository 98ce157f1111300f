import { actingRole } from '../../people/actor'
import { type Address, toDistrictRole, toPerson, toRole } from '../../people/address'
import type { Directory, Person } from '../../people/person'
import type { SignOffStage } from '../../rules/kinds'
import { CHIEF, chiefsOf, headsOf, leadersOf, toRatify } from '../base/addressees'
import { actorOf } from '../base/situation'
import { namedSectionHead, timesExtended } from '../state/assignments'
import type { Assignment, ExtensionRequest, IssuedMatter, Matter } from '../state/matter'
import { partiesOn } from '../state/parties'
import { assignmentsOf, barredFrom, isBarred, type Separated } from '../state/turns'

/** Who decides in turn: the first rung on which somebody is left has it. */
type Rung = readonly Address[]

/** Above the office: the fronts' leaders, then the district's. */
const leaders = (frontIds: readonly string[]): Rung[] => [
  frontIds.map((frontId) => toRole('leader', { kind: 'front', frontId })),
  [toDistrictRole('leader')],
]

const officers = (frontId: string): Rung => [toDistrictRole('officer'), toRole('officer', { kind: 'front', frontId })]

const confirming = (
  matter: IssuedMatter,
  { frontId }: Assignment,
  stage: IssuedMatter['confirmation'][number],
): Rung[] => [
  ...(stage === 'officer' && matter.officerRole === 'officer' ? [[toPerson(matter.officerId)]] : []),
  ...(stage === 'officer' ? [officers(frontId)] : []),
  [CHIEF],
  ...leaders([frontId]),
]

/**
 * Up to the unit's 主要负责同志 where the pack has that one sign at all. Where there is none left, the unit's head signs in
 * that one's place.
 */
const signing = ({ signOff }: IssuedMatter, a: Assignment, stage: SignOffStage): Rung[] => {
  if (stage === 'unitChief') return [chiefsOf(a), headsOf(a)]
  const sectionHead = stage === 'sectionHead' ? namedSectionHead(a) : null
  return [
    ...(sectionHead === null ? [] : [[toPerson(sectionHead)]]),
    headsOf(a),
    ...(signOff.includes('unitChief') ? [chiefsOf(a)] : []),
  ]
}

/** A decision that waits, with those who could take it. */
export interface Waiting {
  kind: Separated
  assignment: Assignment | null
  rungs: Rung[]
  /** The rungs lead down: somebody below stands in. */
  down?: boolean
  /** The stages of its chain that come after it. */
  later: Rung[][]
}

const isOfficer = (person: Person): boolean => person.roles.some(({ role }) => role === 'officer')

/** What waits in a draft, and in an issued matter. */
export const waitingIn = (matter: Matter): Waiting[] => {
  if (matter.number === null) {
    if (matter.status !== 'awaitingApproval') return []
    const rungs = matter.approver === 'leader' ? [leadersOf(matter)] : [[CHIEF], ...leaders(matter.frontIds)]
    return [{ kind: 'approveIssue', assignment: null, rungs, later: [] }]
  }
  return [...ratifying(matter), ...matter.assignments.flatMap(waitingOf(matter))]
}

const ratifying = (matter: IssuedMatter): Waiting[] => {
  const ratification = toRatify(matter)
  if (!ratification) return []
  const rungs = ratification.by === 'leader' ? [leadersOf(matter)] : [[CHIEF], ...leaders(matter.frontIds)]
  return [{ kind: 'ratifyIssue', assignment: null, rungs, later: [] }]
}

/**
 * Not the chief's from the start, which the trail says: of what a leader started, his; a second one in a round, a
 * leader's.
 */
const granting = ({ startedBy }: Matter, a: Assignment): Rung[] => {
  const isSecond = timesExtended(a) > 0
  const chief: Rung[] = isSecond ? [] : [[CHIEF]]
  const own: Rung[] = startedBy ? [[], [toPerson(startedBy.personId)]] : isSecond ? [[]] : []
  return [...own, ...chief, ...leaders([a.frontId])]
}

const signingExtension = (a: Assignment): Waiting => ({
  kind: 'signExtension',
  assignment: a,
  rungs: [chiefsOf(a), headsOf(a)],
  down: true,
  later: [],
})

const extending = (matter: Matter, a: Assignment, { unsigned }: ExtensionRequest): Waiting =>
  unsigned ? signingExtension(a) : { kind: 'decideExtension', assignment: a, rungs: granting(matter, a), later: [] }

const waitingOf =
  (matter: IssuedMatter) =>
  (a: Assignment): Waiting[] => [
    ...(a.extension ? [extending(matter, a, a.extension)] : []),
    ...(a.dueProposal
      ? [{ kind: 'approveDue' as const, assignment: a, rungs: [[CHIEF], ...leaders([a.frontId])], later: [] }]
      : []),
    ...chainOf(matter, a),
  ]

const signingOf = (matter: IssuedMatter, a: Assignment, stage: SignOffStage) => ({
  kind: 'signOff' as const,
  assignment: a,
  rungs: signing(matter, a, stage),
  down: stage === 'unitChief',
})

const chainOf = (matter: IssuedMatter, a: Assignment): Waiting[] => {
  const { completion, status } = a
  if (!completion) return []
  const confirmations = matter.confirmation.map((stage) => confirming(matter, a, stage))
  if (status === 'awaitingSignOff') {
    const stage = matter.signOff[completion.signOffs.length]
    return stage ? [{ ...signingOf(matter, a, stage), later: confirmations }] : []
  }
  if (status !== 'awaitingConfirmation') return []
  const [rungs, ...later] = confirmations.slice(completion.confirmations)
  return rungs ? [{ kind: 'confirmCompletion', assignment: a, rungs, later }] : []
}

interface Choice {
  to: Address[]
  /** How far up from the usual rung. */
  height: number
}

const peopleOn = (rung: Rung, directory: Directory): Person[] => [
  ...new Map(rung.flatMap((address) => directory.at(address)).map((person) => [person._id, person])).values(),
]

/**
 * Who takes it: the first rung on which somebody is left who is not barred, and whose signature leaves somebody for the
 * stages after it. Null: nobody.
 */
const chosen = (
  waiting: Waiting,
  matter: Matter,
  directory: Directory,
  more: readonly string[] = [],
): Choice | null => {
  const { kind, assignment: a, rungs, later } = waiting
  const barred = barredFrom(kind, matter, a)
  const leavesSome = (personId: string): boolean => {
    const [next, ...rest] = later
    if (!next) return true
    const following: Waiting = { kind: 'confirmCompletion', assignment: a, rungs: next, later: rest }
    return chosen(following, matter, directory, [...more, personId]) !== null
  }
  for (const [height, rung] of rungs.entries()) {
    const people = peopleOn(rung, directory)
    const left = people.filter(
      (person) =>
        !isBarred(barred, { personId: person._id, unitId: person.unitId }) &&
        !more.includes(person._id) &&
        mayTake(person, waiting, height, matter) &&
        leavesSome(person._id),
    )
    if (left.length === 0) continue
    const to = left.length === people.length ? [...rung] : left.map(({ _id }) => toPerson(_id))
    return { to: to.filter((address) => directory.at(address).length > 0), height }
  }
  return null
}

/** Who is named may have lost the role. */
const mayTake = (person: Person, { kind, assignment }: Waiting, height: number, matter: Matter): boolean => {
  if (kind === 'decideExtension' && person._id === matter.startedBy?.personId)
    return actingRole(actorOf(person), ['leader'], () => partiesOn(matter, assignment)) !== undefined
  if (height > 0) return true
  if (kind === 'confirmCompletion' && person._id === matter.officerId)
    return isOfficer(person) || matter.officerRole !== 'officer'
  if (kind === 'signOff' && assignment && namedSectionHead(assignment) === person._id)
    return person.roles.some(({ role }) => role === 'sectionHead' || role === 'unitHead')
  return true
}

export const choose = (waiting: Waiting, matter: Matter, directory: Directory): Choice | null =>
  chosen(waiting, matter, directory)

interface Signing {
  matter: IssuedMatter
  assignment: Assignment
  directory: Directory
  actor: { personId: string }
}

/** Whether somebody in the unit is left for a stage of signing off, after those who have taken part. */
export const isSignable = (
  stage: SignOffStage | undefined,
  { matter, assignment, directory, actor }: Signing,
): boolean => {
  if (!stage) return false
  const waiting: Waiting = { ...signingOf(matter, assignment, stage), later: [] }
  return chosen(waiting, matter, directory, [actor.personId]) !== null
}

/** Whether somebody in the unit is there to sign a request for more time that the actor makes. */
export const isExtensionSignable = ({ matter, assignment, directory, actor }: Signing): boolean =>
  chosen(signingExtension(assignment), matter, directory, [actor.personId]) !== null

/** Assignments in which something waits for a signature that nobody in the unit is left to give: it goes one step up. */
export const unsignable = (matter: Matter, directory: Directory): string[] => {
  const completions = waitingIn(matter)
    .filter(({ kind }) => kind === 'signOff' || kind === 'signExtension')
    .filter((waiting) => chosen(waiting, matter, directory) === null)
    .flatMap(({ assignment }) => assignment?.id ?? [])
  const objections = assignmentsOf(matter)
    .filter((a) => a.objection?.endorsedAt === null && peopleOn(headsOf(a), directory).length === 0)
    .map(({ id }) => id)
  return [...completions, ...objections]
}
