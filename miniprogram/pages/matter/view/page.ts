import type { Names } from '../../../../domain/decider/telling'
import { actionsFor, primaryAction } from '../../../../domain/matter/actions'
import type { Passage } from '../../../../domain/matter/base/form'
import { isIssued, type Matter } from '../../../../domain/matter/state/matter'
import { conclusionPassages } from '../../../../domain/matter/transfer/conclusions'
import type { Actor } from '../../../../domain/people/actor'
import { type Head, headOf, type Today } from '../../../components/matter-head/head'
import { type Entry, entriesOf } from '../../../components/timeline/entries'
import type { Steps } from '../load'
import { type Bar, barOf } from './actions'
import { type AssignmentCard, cardsOf } from './assignments'
import {
  contentLines,
  type InstructionCard,
  instructionCards,
  type Line,
  nameIn,
  noticesOf,
  standingLines,
} from './content'

/** All that the page shows of the matter itself. */
export interface MatterView {
  head: Head
  notices: string[]
  requirement: string
  lines: Line[]
  /** Shown with the whole requirement only. */
  standing: Passage[]
  cards: AssignmentCard[]
  instructions: InstructionCard[]
  /** Conclusions that were fed back to units. */
  conclusions: Line[]
  bar: Bar
  comments: boolean
  /** Assignments whose reports may be corrected. */
  correctable: string[]
}

export const matterView = (
  matter: Matter,
  names: Names,
  clock: Today,
  actor: Actor,
  wanted: string | null,
): MatterView => {
  const actions = actionsFor(matter, actor, clock.now, clock.rules)
  const may = (command: string) => actions.some((action) => action.command === command)
  return {
    head: headOf(matter, clock),
    notices: noticesOf(matter, names, clock),
    requirement: matter.requirement,
    lines: contentLines(matter, names, clock),
    standing: standingLines(matter, names),
    cards: isIssued(matter) ? cardsOf(matter, { names, clock, actor }) : [],
    instructions: instructionCards(matter, names, clock, actor, actions),
    conclusions: conclusionPassages(matter, (id) => nameIn(names, id), clock.now),
    bar: barOf(actions, primaryAction(actions), wanted),
    comments: may('comment'),
    correctable: actions.flatMap(({ command, assignmentId }) =>
      command === 'correctReport' && assignmentId !== null ? [assignmentId] : [],
    ),
  }
}

/** The steps as they are shown; where several units work, the timer's steps say whose they are. */
export const stepsView = (matter: Matter, steps: Steps, now: string): Entry[] => {
  const assignments = isIssued(matter) && matter.assignments.length > 1 ? matter.assignments : []
  const unitOf = Object.fromEntries(assignments.map(({ id, unitId }) => [id, unitId]))
  return entriesOf(steps.items, { names: steps.names, now, unitOf })
}
