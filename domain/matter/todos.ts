import { ifYearKnown } from '../clock/calendar'
import type { Plan } from '../decider/step'
import type { Demand, Wanted } from '../decider/wanted'
import { gathered } from '../gathered'
import { joined } from '../joined'
import { OFFICE_DECISIONS, type OfficeDecision } from '../rules/kinds'
import type { OfficeWanted } from './base/wanted'
import type { TodoKind } from './events'
import { officeDueAt } from './officeClocks/clock'
import { gapsOf } from './state/drafts'
import { isIssued, leadOf, type Matter } from './state/matter'
import { groupOf, TODO_KINDS } from './todo'
import { topics } from './topics'

const WANTED = joined(Object.values(topics).map(({ todos }) => todos)) as {
  readonly [K in TodoKind]: (matter: Matter) => (K extends OfficeDecision ? OfficeWanted : Wanted)[]
}

/** A decision that waits for the office. */
export interface Waiting extends OfficeWanted {
  decision: OfficeDecision
}

/** The decisions that wait for the office, each with its to-do. */
export const waitingForOffice = (matter: Matter): Waiting[] =>
  gathered(OFFICE_DECISIONS, (decision) => WANTED[decision](matter).map((wanted) => ({ ...wanted, decision })))

const OFFICES: ReadonlySet<TodoKind> = new Set(OFFICE_DECISIONS)
const isOffices = (kind: TodoKind): kind is OfficeDecision => OFFICES.has(kind)

/** What is wanted with its due moment: for what waits for the office that of its clock, once the year is known. */
const wantedOf = (kind: TodoKind, matter: Matter, plan: Plan): Wanted[] =>
  isOffices(kind)
    ? WANTED[kind](matter).map((wanted) => ({
        ...wanted,
        dueAt: ifYearKnown(() => officeDueAt({ decision: kind, since: wanted.since }, matter, plan)),
      }))
    : WANTED[kind](matter)

/** The assignments one after the other, the whole matter last. */
const byAssignment = (matter: Matter) => {
  const ids = isIssued(matter) ? matter.assignments.map(({ id }) => id) : []
  const place = ({ partId }: Demand) => (partId === undefined ? ids.length : ids.indexOf(partId))
  return (a: Demand, b: Demand): number => place(a) - place(b)
}

/** Whose work an obligation is about: that of its assignment, of the lead for the whole matter; none where none was named yet. */
const unitOf = (matter: Matter, partId: string | undefined): string => {
  if (!isIssued(matter)) return gapsOf(matter).includes('lead') ? '' : matter.lead.unitId
  return (matter.assignments.find(({ id }) => id === partId) ?? leadOf(matter)).unitId
}

const withUnit = (matter: Matter, wanted: Wanted): Wanted => {
  const { unitId = unitOf(matter, wanted.partId) } = wanted
  return unitId === '' ? wanted : { ...wanted, unitId }
}

/** The open obligations that a state demands. */
export const demandsOf = (matter: Matter, plan: Plan): Demand[] =>
  gathered(TODO_KINDS, (kind) =>
    wantedOf(kind, matter, plan).map((wanted) => ({ ...withUnit(matter, wanted), kind, group: groupOf(kind) })),
  ).sort(byAssignment(matter))
