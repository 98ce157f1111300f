import { own } from '../own'
import type { Actor } from '../people/actor'
import { isDeputyOnly, type Role, type RoleGrant, type Scope } from '../roles'
import { type Assignment, type IssuedMatter, isGone, isIssued, type Matter } from './state/matter'
import { sharesReadBy } from './state/shares'
import type { MatterStatus } from './state/words'

/** The discipline commission reads what came to it, whole, and nothing before. */
const isTransferred = ({ transfers }: IssuedMatter): boolean => transfers.some(({ status }) => status === 'confirmed')

/**
 * Keys of those who may see a matter beside the whole district's. Each level widens the circle (docs/domain.md,
 * section 1): the units, their fronts, then the discipline commission. A draft is open to its fronts and the members of
 * its leading group, and to no unit.
 */
export const circleOf = (matter: Matter): string[] => {
  const keys = new Set<string>([`person:${matter.officerId}`, ...matter.mentioned.map((id) => `person:${id}`)])
  if (matter.startedBy) keys.add(`person:${matter.startedBy.personId}`)
  for (const { leaderId } of matter.instructions) keys.add(`person:${leaderId}`)
  if (matter.supervisingBody.kind === 'front') keys.add(`front:${matter.supervisingBody.frontId}`)
  if (matter.supervisingBody.kind === 'leadingGroup') keys.add(`group:${matter.supervisingBody.unitId}`)
  if (!isIssued(matter)) {
    for (const id of matter.frontIds) keys.add(`front:${id}`)
    return [...keys].sort()
  }
  if (matter.supervisingBody.kind === 'leadingGroup') keys.add(`unit:${matter.supervisingBody.unitId}`)
  for (const a of matter.assignments) {
    keys.add(`unit:${a.unitId}`).add(`front:${a.frontId}`)
    if (a.responsible) for (const id of Object.values(a.responsible)) keys.add(`person:${id}`)
    for (const task of a.tasks) keys.add(`person:${task.personId}`)
  }
  if (isTransferred(matter)) keys.add('discipline')
  return [...keys].sort()
}

/** What one grant opens: every matter, those that are closed, those with a key in their circle, or none. */
type Opening = { all: true } | { closed: true } | { key: string } | null

/** Follows what goes on, drafts included: in the whole district, or in a front. */
const following = (scope: Scope): Opening =>
  scope.kind === 'district' ? { all: true } : scope.kind === 'front' ? { key: `front:${scope.frontId}` } : null

/** So do a leading group's own members, in what the group supervises. */
const followingInGroup = (scope: Scope): Opening =>
  scope.kind === 'unit' ? { key: `group:${scope.unitId}` } : following(scope)

const atUnit = (scope: Scope): Opening => (scope.kind === 'unit' ? { key: `unit:${scope.unitId}` } : null)

const inDistrict =
  (opening: Opening) =>
  (scope: Scope): Opening =>
    scope.kind === 'district' ? opening : null

/** By the role alone nothing is opened: who has it sees what names him. */
const named = (): Opening => null

/** What each role opens within its scope (docs/domain.md, section 2, docs/decisions/who-sees-what.md). */
const OPENINGS: Record<Role, (scope: Scope) => Opening> = {
  leader: following,
  liaison: followingInGroup,
  officer: followingInGroup,
  chiefOfficer: following,
  unitChief: atUnit,
  unitHead: atUnit,
  unitSupervisor: atUnit,
  sectionHead: atUnit,
  handler: atUnit,
  inspector: named,
  deputy: named,
  proposalOffice: named,
  discipline: inDistrict({ key: 'discipline' }),
  personnel: inDistrict({ closed: true }),
  admin: named,
}

/** What opens matters to a person; the same for one matter and for a list. */
export interface Sight {
  all: boolean
  closed: boolean
  /** Keys of circles: the person's own, and those of the grants. */
  keys: string[]
}

export const sightOf = ({ personId, roles }: Pick<Actor, 'personId' | 'roles'>): Sight => {
  const own = isDeputyOnly(roles) ? [] : [`person:${personId}`]
  const sight: Sight = { all: false, closed: false, keys: own }
  for (const { role, scope } of roles) {
    const opening = OPENINGS[role](scope)
    if (!opening) continue
    if ('key' in opening) sight.keys.push(opening.key)
    else if ('closed' in opening) sight.closed = true
    else sight.all = true
  }
  return sight
}

interface Seen {
  status: MatterStatus
  circle: readonly string[]
}

const takesInLine = ({ all, closed, keys }: Sight, line: Seen): boolean =>
  all || (closed && line.status === 'closed') || keys.some((key) => line.circle.includes(key))

const takesIn = (sight: Sight, matter: Matter): boolean =>
  sight.all || takesInLine(sight, { status: matter.status, circle: circleOf(matter) })

/** By its line in the register alone, where the matter itself may be what cannot be read. */
export const canSeeLine = (line: Seen, actor: Actor): boolean => takesInLine(sightOf(actor), line)

export const canSee = (matter: Matter, actor: Actor): boolean => takesIn(sightOf(actor), matter)

/** Whether a grant by itself, whoever holds it, opens the matter. */
export const opens = ({ role, scope }: RoleGrant, matter: Matter): boolean => {
  const { keys, ...wide } = sightOf({ personId: '', roles: [{ role, scope }] })
  return takesIn({ ...wide, keys: keys.filter((key) => key !== 'person:') }, matter)
}

/** Sees more of a matter than its result: who only reads for the cadre assessment has no word in it. */
export const isConcerned = (matter: Matter, actor: Actor): boolean =>
  takesIn({ ...sightOf(actor), closed: false }, matter)

export const isConcernedByLine = (line: Seen, actor: Actor): boolean =>
  takesInLine({ ...sightOf(actor), closed: false }, line)

/** What those read who only read results: how it came out, and nothing of drafts, work and talk. */
const RESULTS: ReadonlySet<string> = new Set([
  'MatterIssued',
  'OverdueRecorded',
  'Urged',
  'CompletionConfirmed',
  'MatterClosed',
  'MatterReopened',
  'LookedBack',
  'Commended',
  'Criticised',
  'TransferConfirmed',
  'OutcomeRecorded',
])

/** What a lead unit asks of the office about another: between the two, until it is taken up. */
const BETWEEN: ReadonlySet<string> = new Set(['SupervisionAsked', 'SupervisionDeclined', 'SupervisionLapsed'])

/** What stands in an event, as far as it says whom it is for; a damaged one may say anything. */
interface Heard {
  type: string
  data: unknown
}

const said = ({ data }: Heard, name: string): unknown => own(data as Record<string, unknown> | null, name)

const isOfRequest = (event: Heard): boolean =>
  BETWEEN.has(event.type) || (event.type === 'DecisionReminded' && said(event, 'decision') === 'decideSupervision')

/** Who would see the matter, were there no other units in it, and nobody mentioned. */
const isAmong = (matter: IssuedMatter, actor: Actor, units: (a: Assignment) => boolean): boolean => {
  const fronts = matter.assignments.map(({ frontId }) => `front:${frontId}`)
  const circle = [...circleOf({ ...matter, assignments: matter.assignments.filter(units), mentioned: [] }), ...fronts]
  return takesInLine({ ...sightOf(actor), closed: false }, { status: matter.status, circle })
}

const leads = (a: Assignment): boolean => a.kind === 'lead' && !isGone(a)

/** Whether an event of the matter is for the actor, who may see it. */
export const hears = (matter: Matter, actor: Actor, event: Heard): boolean => {
  if (!isIssued(matter)) return RESULTS.has(event.type) || isConcerned(matter, actor)
  const assignmentId = said(event, 'assignmentId')
  if (isOfRequest(event)) return isAmong(matter, actor, (a) => leads(a) || a.id === assignmentId)
  if (event.type === 'SupervisionTakenUp')
    return isAmong(matter, actor, (a) => leads(a) || a.id === assignmentId || a.unitId === said(event, 'unitId'))
  if (event.type === 'MatterStarted') return isAmong(matter, actor, () => false)
  return RESULTS.has(event.type) || isConcerned(matter, actor)
}

const withoutRequests = (matter: IssuedMatter): IssuedMatter => ({
  ...matter,
  officeReminders: matter.officeReminders.filter(({ decision }) => decision !== 'decideSupervision'),
  assignments: matter.assignments.map((a) => (a.supervision ? { ...a, supervision: null } : a)),
})

/** What a leader said as he began it is his and the office's; the units have the requirement. */
const withoutWords = (matter: IssuedMatter): IssuedMatter =>
  matter.startedBy ? { ...matter, startedBy: { ...matter.startedBy, words: '', unitId: null } } : matter

/** The matter as the actor, who may see it, reads it: for who only reads results, without papers and what was said on the way. */
export const readBy = (matter: Matter, actor: Actor): Matter => {
  if (!isIssued(matter)) return matter
  if (isConcerned(matter, actor)) {
    const asked = isAmong(matter, actor, leads) ? matter : withoutRequests(matter)
    return sharesReadBy(isAmong(matter, actor, () => false) ? asked : withoutWords(asked), actor)
  }
  const { startedBy: _words, ...result } = matter
  const assignments = matter.assignments.map((a) => ({
    ...a,
    tasks: [],
    progress: null,
    lastReport: null,
    completion: null,
    returned: null,
    ...(a.supervision && { supervision: null }),
  }))
  const basis = matter.basis && { basis: { ...matter.basis, files: [] } }
  return { ...result, ...basis, attachments: [], mentioned: [], parts: [], turns: [], officeReminders: [], assignments }
}
