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
}

interface Hours {
  calendar: Calendar
  rules: Pick<RulePack, 'messageHours'>
}

/**
 * Working hours are respected unless it is extra urgent (docs/domain.md, section 4); an unknown year holds nothing back.
 */
const deliverAt = ({ atOnce, event: { at } }: Told, { calendar, rules }: Hours): Instant =>
  atOnce ? at : (ifYearKnown(() => messageMoment(calendar, at, rules.messageHours)) ?? at)

/**
 * What people are told of an event: a notice each, or for a step that was caught up a line of each one's digest. Who
 * did it is not told.
 */
export const messagesTo = (people: readonly Person[], told: Told, hours: Hours): Messages => {
  const { event, about, title, text } = told
  const { subject } = event
  const moment = deliverAt(told, hours)
  const ids = [...new Set(people)].map(({ _id }) => _id).filter((id) => id !== event.actor.personId)
  const digestItem = (personId: string): DigestItem => ({
    _id: `${event._id}.${personId}`,
    channel: 'digest',
    personId,
    subject,
    text: `${title}：${text}`,
    at: event.nominalAt ?? event.at,
    dueAt: moment,
  })
  const notice = (personId: string): Notice => ({
    _id: `${event._id}.${personId}`,
    personId,
    subject,
    seq: event.seq,
    about,
    title,
    text,
    lines: [],
    at: event.at,
    deliverAt: moment,
    readAt: null,
    unread: true,
  })
  return event.caughtUp ? { notices: [], digest: ids.map(digestItem) } : { notices: ids.map(notice), digest: [] }
}
