import type { Instant } from '../../../domain/clock/time'
import type { ReportCycle } from '../../../domain/matter/state/words'
import type { Unit } from '../../../domain/people/person'
import type { Source, Urgency } from '../../../domain/rules/kinds'
import { PLACES, type Topic } from './papers/topic'
import { TOPICS } from './papers/topics'
import type { Random } from './random'
import type { World } from './world'

/** Where a matter's story ends, when it does not go all the way. */
export type Stop =
  | 'draft'
  | 'discarded'
  | 'rejected'
  | 'awaitingApproval'
  | 'signIn'
  | 'endorseObjection'
  | 'decideObjection'
  | 'nameResponsible'
  | 'working'
  | 'progress'
  | 'instructed'
  | 'askSupervision'
  | 'decideExtension'
  | 'suspended'
  | 'sectionSignOff'
  | 'headSignOff'
  | 'confirm'
  | 'returned'
  | 'decideTransfer'
  | 'recordOutcome'
  | 'lookBack'

/** When the unit is done, measured by its due moment. */
type Pace = 'early' | 'onTime' | 'late' | 'veryLate' | 'never'

/** The one thing out of the ordinary that happens on the way. */
type Incident =
  | 'instructed'
  | 'extended'
  | 'extensionRefused'
  | 'suspended'
  | 'reminded'
  | 'discussed'
  | 'withdrawn'
  | 'closedByDecision'

export interface Plan {
  start: Instant
  topic: Topic
  title: string
  source: Source
  urgency: Urgency
  cycle: ReportCycle
  lead: Unit
  co: Unit[]
  pace: Pace
  stop: Stop | null
  /** Everything up to the stop happens within a day or two. */
  brisk: boolean
  rejectedFirst: boolean
  lateSignIn: boolean
  objection: 'upheld' | 'reassigned' | null
  incident: Incident | null
  decomposed: boolean
  returned: boolean
  afterwards: 'commended' | 'criticised' | 'reopened' | null
}

/** Picks by weight. */
const weighted = <T>(random: Random, choices: readonly (readonly [weight: number, value: T])[]): T => {
  let left = random.next() * choices.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, value] of choices) {
    left -= weight
    if (left < 0) return value
  }
  throw new Error('nothing to pick from')
}

function assigned(world: World, random: Random, leadName?: string) {
  const fitting = leadName === undefined ? TOPICS : TOPICS.filter(({ leads }) => leads.includes(leadName))
  const topic = random.pick(fitting.length > 0 ? fitting : TOPICS)
  const place = leadName?.endsWith('街道') ? leadName.slice(0, -2) : random.pick(PLACES)
  const unitOf = (shortName: string) => world.unit(shortName === 'street' ? `${place}街道` : shortName)
  const lead = unitOf(leadName ?? random.pick(topic.leads))
  const co = topic.co.map(unitOf).filter(({ _id }) => _id !== lead._id)
  return { topic, title: topic.title.replaceAll('{}', place), lead, co: random.chance(0.45) ? co : [] }
}

/** A matter as chance would have it, begun at `start`. */
export function randomPlan(world: World, start: Instant, random: Random): Plan {
  const { topic, title, lead, co } = assigned(world, random)
  const source = random.pick(topic.sources)
  const isProposal = source === 'npcSuggestion' || source === 'cppccProposal'
  const urgency: Urgency = isProposal
    ? 'normal'
    : weighted(random, [
        [82, 'normal'],
        [15, 'urgent'],
        [3, 'extraUrgent'],
      ])
  return {
    start,
    topic,
    title,
    source,
    urgency,
    cycle:
      urgency === 'normal'
        ? weighted(random, [
            [70, 'once'],
            [14, 'weekly'],
            [8, 'fortnightly'],
            [4, 'monthly'],
            [4, 'perMilestone'],
          ])
        : 'once',
    lead,
    co,
    pace: weighted(random, [
      [20, 'early'],
      [68, 'onTime'],
      [7, 'late'],
      [4, 'veryLate'],
      [0.5, 'never'],
    ]),
    stop: weighted<Stop | null>(random, [
      [97, null],
      [1, 'discarded'],
      [1, 'draft'],
      [1, 'suspended'],
    ]),
    brisk: false,
    rejectedFirst: random.chance(0.03),
    lateSignIn: random.chance(0.08),
    objection: weighted(random, [
      [94, null],
      [3, 'upheld'],
      [3, 'reassigned'],
    ]),
    incident: weighted<Incident | null>(random, [
      [62, null],
      [11, 'instructed'],
      [7, 'extended'],
      [2, 'extensionRefused'],
      [3, 'suspended'],
      [3, 'reminded'],
      [9, 'discussed'],
      [1.5, 'withdrawn'],
      [1.5, 'closedByDecision'],
    ]),
    decomposed: random.chance(0.2),
    returned: random.chance(0.08),
    afterwards: weighted(random, [
      [90, null],
      [5, 'commended'],
      [2, 'criticised'],
      [3, 'reopened'],
    ]),
  }
}

/** A matter that waits at one place for someone to act, led by the named unit. */
export function stoppedPlan(
  world: World,
  start: Instant,
  { stop, source = 'districtDecision' }: { stop: Stop; source?: Source },
  leadName: string,
  random: Random,
): Plan {
  return {
    ...randomPlan(world, start, random),
    ...assigned(world, random, leadName),
    source,
    urgency: 'normal',
    cycle: stop === 'progress' ? 'perMilestone' : 'once',
    pace: stop === 'decideTransfer' || stop === 'recordOutcome' ? 'veryLate' : 'onTime',
    stop,
    brisk: true,
    rejectedFirst: false,
    lateSignIn: false,
    objection: stop === 'endorseObjection' || stop === 'decideObjection' ? 'upheld' : null,
    incident:
      stop === 'instructed'
        ? 'instructed'
        : stop === 'decideExtension'
          ? 'extended'
          : stop === 'suspended'
            ? 'suspended'
            : null,
    decomposed: false,
    returned: stop === 'returned',
    afterwards: null,
  }
}
