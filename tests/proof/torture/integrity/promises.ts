import { subjectIdOf } from '../../../../domain/decider/event'
import type { MatterEvent } from '../../../../domain/matter/events'
import type { Store } from '../../../../server/ports'
import type { Findings } from '../findings'
import type { Journal } from '../journal'
import { groups } from './everything'

const MARK = /核对[0-9a-f-]{36}/g

/** How often each mark stands in events of one type: a closing repeats the words of the confirmation that caused it. */
function marksIn(events: readonly MatterEvent[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const [, alike] of groups(events, ({ type }) => type)) {
    const here = groups(
      alike.flatMap(({ data }) => [...new Set(JSON.stringify(data).match(MARK) ?? [])]),
      (mark) => mark,
    )
    for (const [mark, found] of here) times.set(mark, Math.max(times.get(mark) ?? 0, found.length))
  }
  return times
}

/** What people did on a matter, by type of event. */
const deeds = (events: readonly MatterEvent[]) =>
  groups(
    events.filter(({ actor }) => actor.role !== null),
    (event) => `${subjectIdOf(event)} ${event.type}`,
  )

/** Commands without words of their own: the event of which there is exactly one. */
const ONCE: Readonly<Record<string, MatterEvent['type']>> = {
  'matter.requestApproval': 'ApprovalRequested',
  'matter.signIn': 'SignedIn',
  'matter.nameResponsible': 'ResponsibleNamed',
}

/** Everything acknowledged is there, once; what was never answered is there once or not at all. */
export async function checkPromises(
  store: Store,
  events: readonly MatterEvent[],
  journal: Journal,
  findings: Findings,
): Promise<void> {
  const times = marksIn(events)
  const done = deeds(events)
  const versions = new Map<string, number>()
  for (const matterId of events.map(subjectIdOf)) versions.set(matterId, (versions.get(matterId) ?? 0) + 1)
  for (const { matterId, operation, mark, version } of journal.commands) {
    const found = mark === null ? done.get(`${matterId} ${ONCE[operation]}`)?.length : times.get(mark)
    if (!found) findings.add('an acknowledged command is lost', { matterId, operation, mark, version })
    else if (found > 1) findings.add('a command was done twice', { matterId, operation, mark, found })
    if ((versions.get(matterId) ?? 0) < version) findings.add('a matter has gone back', { matterId, version })
  }
  for (const mark of journal.open.keys())
    if ((times.get(mark) ?? 0) > 1) findings.add('an unanswered command was done twice', mark)
  for (const { fileId, sha256 } of journal.files) {
    const record = await store.get('evidence', fileId)
    if (record?.sha256 !== sha256) findings.add('an acknowledged upload is lost', { fileId, sha256 })
  }
}
