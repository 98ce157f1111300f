import type { AnyEvent } from '../../../domain/decider/decider'
import type { Notice, ShownNotice } from '../../../domain/notice/notice'
import { TIMER } from '../../../domain/people/actor'
import { deciderOf } from '../../../domain/subjects'
import type { DirectorySnapshot } from '../../reference'
import type { Request } from '../operation'
import { mostPressing } from '../todo/mine'

/** Of so many of the reader's most pressing obligations it is known what asks for them. */
const MOST_TODOS = 200

const eventId = ({ _id, personId }: Notice): string => _id.slice(0, -personId.length - 1)

/** The steps that the notices tell, by id. */
const stepsOf = async (notices: readonly Notice[], { ports }: Request): Promise<Map<string, AnyEvent>> => {
  const ids = notices.filter(({ seq }) => seq !== null).map(eventId)
  if (ids.length === 0) return new Map()
  const events = await ports.store.find('events', { filter: { _id: { $in: ids } }, limit: ids.length })
  return new Map(events.map((event) => [event._id, event]))
}

const nameOf = (event: AnyEvent | undefined, directory: DirectorySnapshot): string => {
  if (!event || event.actor.personId === TIMER.personId) return ''
  const { name, unitId } = event.actor
  return `${directory.unit(unitId)?.shortName ?? ''} ${name}`.trim()
}

const asksFor = ({ subject, about }: Notice): boolean => {
  const kind = subject && deciderOf(subject.kind)?.messageKind(about)
  return kind === 'todo' || kind === 'due'
}

/** Who did what the notices tell, and which of them the reader still has to act on. */
export const shown = async (notices: readonly Notice[], request: Request): Promise<ShownNotice[]> => {
  const { reference } = request
  if (notices.length === 0) return []
  const [steps, directory, todos] = await Promise.all([
    stepsOf(notices, request),
    reference.directory(),
    mostPressing(request, MOST_TODOS),
  ])
  const open = new Set(todos.map(({ subject }) => subject.id))
  return notices.map((notice) => ({
    ...notice,
    by: nameOf(steps.get(eventId(notice)), directory),
    asks: asksFor(notice) && notice.subject !== null && open.has(notice.subject.id),
  }))
}
