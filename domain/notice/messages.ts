import { type Calendar, ifYearKnown } from '../clock/calendar'
import type { Instant } from '../clock/time'
import { messageMoment } from '../clock/workingTime'
import type { MatterEvent } from '../matter/events'
import type { Matter } from '../matter/matter'
import { namesIn, sentenceOf } from '../matter/sentences'
import type { Directory, Person } from '../people/person'
import type { RulePack } from '../rules/pack'
import type { Notice } from './notice'
import { recipientsOf } from './recipients'

/** A line for a person's digest after an outage. */
export interface DigestItem {
  _id: string
  personId: string
  matterId: string
  text: string
  at: Instant
  dueAt: Instant
}

interface MessageContext {
  calendar: Calendar
  directory: Directory
  rules: RulePack
}

/**
 * Working hours are respected unless the matter is extra urgent (docs/domain.md, section 4); an unknown year holds
 * nothing back.
 */
const deliverAt = (matter: Matter, at: Instant, { calendar, rules }: MessageContext): Instant =>
  matter.urgency === 'extraUrgent' ? at : (ifYearKnown(() => messageMoment(calendar, at, rules.messageHours)) ?? at)

const peopleAt = (event: MatterEvent, before: Matter | null, after: Matter, directory: Directory): Person[] => {
  const people = recipientsOf(event, before, after).flatMap((address) => directory.at(address))
  return [...new Set(people)].filter((person) => person._id !== event.actor.personId)
}

/** What an event tells to whom: a notice each, or for a step that was caught up a line of each one's digest. */
export const messagesOf = (
  event: MatterEvent,
  before: Matter | null,
  after: Matter,
  context: MessageContext,
): { notices: Notice[]; digest: DigestItem[] } => {
  const people = peopleAt(event, before, after, context.directory)
  if (people.length === 0) return { notices: [], digest: [] }
  const { directory } = context
  const names = Object.fromEntries(
    namesIn(event).map((id) => [id, directory.person(id)?.name ?? directory.unit(id)?.shortName ?? id]),
  )
  const { title } = sentenceOf(event, names)
  const about = `${after.number ?? ''} ${after.title}`.trim()
  const moment = deliverAt(after, event.at, context)
  if (event.caughtUp)
    return {
      notices: [],
      digest: people.map(({ _id: personId }) => ({
        _id: `${event._id}.${personId}`,
        personId,
        matterId: after.id,
        text: `${title}：${about}`,
        at: event.nominalAt ?? event.at,
        dueAt: moment,
      })),
    }
  const notice = (personId: string): Notice => ({
    _id: `${event._id}.${personId}`,
    personId,
    matterId: after.id,
    seq: event.seq,
    about: event.type,
    title,
    text: about,
    lines: [],
    at: event.at,
    deliverAt: moment,
    readAt: null,
    unread: true,
  })
  return { notices: people.map(({ _id }) => notice(_id)), digest: [] }
}
