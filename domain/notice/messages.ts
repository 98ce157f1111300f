import { type Calendar, ifYearKnown } from '../clock/calendar'
import type { Instant } from '../clock/time'
import { messageMoment } from '../clock/workingTime'
import type { Person } from '../people/person'
import type { RulePack } from '../rules/pack'
import type { Subject } from '../subject'
import type { Notice } from './notice'
import type { DigestItem } from './outbox'

export interface Messages {
  notices: Notice[]
  digest: DigestItem[]
}

interface Told {
  event: {
    _id: string
    subject: Subject
    seq: number
    at: Instant
    nominalAt?: Instant
    caughtUp?: boolean
    actor: { personId: string }
  }
  /** The kind of event. */
  about: string
  /** The step in words. */
  title: string
  /** What it is about. */
  text: string
  /** Extra urgent: at any hour. */
  atOnce: boolean
  /** By when what it speaks of to somebody is due. */
  dueFor(person: Person): Instant[]
}

interface Hours {
  calendar: Calendar
  rules: Pick<RulePack, 'messageHours'>
}

/**
 * Working hours are respected unless it is extra urgent, or what it speaks of is due before the next of them (docs/domain.md,
 * section 4); an unknown year holds nothing back.
 */
const deliveryOf = ({ atOnce, dueFor, event: { at } }: Told, { calendar, rules }: Hours): ((to: Person) => Instant) => {
  const next = atOnce ? at : (ifYearKnown(() => messageMoment(calendar, at, rules.messageHours)) ?? at)
  if (next === at) return () => at
  return (person) => (dueFor(person).some((due) => due > at && due <= next) ? at : next)
}

/**
 * What people are told of an event: a notice each, or for a step that was caught up a line of each one's digest. Who
 * did it is not told himself.
 */
export const messagesTo = (people: readonly Person[], told: Told, hours: Hours): Messages => {
  const { event, about, title, text } = told
  const { subject } = event
  const deliverAt = deliveryOf(told, hours)
  const others = [...new Set(people)].filter(({ _id }) => _id !== event.actor.personId)
  const digestItem = (person: Person): DigestItem => ({
    _id: `${event._id}.${person._id}`,
    channel: 'digest',
    personId: person._id,
    subject,
    text: `${title}：${text}`,
    at: event.nominalAt ?? event.at,
    dueAt: event.at,
    deliverAt: deliverAt(person),
  })
  const notice = (person: Person): Notice => ({
    _id: `${event._id}.${person._id}`,
    personId: person._id,
    subject,
    seq: event.seq,
    about,
    title,
    text,
    lines: [],
    at: event.at,
    deliverAt: deliverAt(person),
    readAt: null,
    unread: true,
  })
  return event.caughtUp ? { notices: [], digest: others.map(digestItem) } : { notices: others.map(notice), digest: [] }
}
