import type { NewOf } from '../../../domain/decider/event'
import type { Todo } from '../../../domain/decider/todo'
import type { HandoverEvents } from '../../../domain/matter/handover/events'
import { handOversIn, openDuties } from '../../../domain/matter/handover/heirs'
import { DUTY_WORDS } from '../../../domain/matter/handover/words'
import { canSee } from '../../../domain/matter/sight'
import { isIssued, leadOf, type Matter } from '../../../domain/matter/state/matter'
import { toPerson } from '../../../domain/people/address'
import type { OpenDuty } from '../../../domain/people/contract'
import { refuse } from '../../../domain/refusal'
import { todoWords } from '../../../domain/todo/faces'
import type { DirectorySnapshot } from '../../reference'
import { namesFor } from '../names'
import type { QueryHandler, Request } from '../operation'
import { stateOf } from '../subject/kept'
import { directoryWith } from './leaving'
import { openIn } from './open'

/** Listed one by one; how many there are is counted. */
const LISTED = 100

interface Leaver {
  personId: string
  toId: string | null
  /** As it would be without him. */
  directory: DirectorySnapshot
  /** What asks him by name. */
  todos: readonly Todo[]
}

const heirIn = (
  news: NewOf<HandoverEvents>[],
  personId: string,
  duty: string,
  assignmentId?: string,
  taskId?: string,
) =>
  news
    .filter(({ data }) => data.personId === personId)
    .flatMap(({ data }) => data.duties)
    .find((one) => one.duty === duty && one.assignmentId === assignmentId && one.taskId === taskId)?.toId ?? null

const dutyIn = (matter: Matter, { caller }: Request, { personId, toId, directory, todos }: Leaver): OpenDuty | null => {
  const news = handOversIn(matter, { directory, toId })
  const duties = openDuties(matter)
    .filter((one) => one.personId === personId)
    .map(({ duty, assignmentId, taskId }) => ({
      words: DUTY_WORDS[duty],
      toId: heirIn(news, personId, duty, assignmentId, taskId),
    }))
  const decisions = todos
    .filter(({ subject, group }) => subject.id === matter.id && group === 'approve')
    .map((todo) => ({ words: todoWords(todo), toId: null }))
  if (duties.length + decisions.length === 0) return null
  return {
    subject: { kind: 'matter', id: matter.id },
    number: matter.number,
    title: canSee(matter, caller) ? matter.title : null,
    dueAt: isIssued(matter) ? leadOf(matter).due.dueAt : matter.dueAt,
    duties: [...duties, ...decisions],
  }
}

const counted = (items: readonly OpenDuty[]) => {
  const counts = new Map<string, number>()
  for (const { words } of items.flatMap(({ duties }) => duties)) counts.set(words, (counts.get(words) ?? 0) + 1)
  return [...counts].map(([words, count]) => ({ words, count }))
}

/** NOT_FOUND for nobody. The list is the first hundred; decisions go to the next who may decide. */
export const peopleOpenDuties: QueryHandler<'people.openDuties'> = async ({ personId, handOverTo }, request) => {
  const { store } = request.ports
  const directory = await request.reference.directory()
  const person = directory.person(personId)
  if (!person) return refuse('NOT_FOUND', 'personId')
  const filter = openIn({ circle: toPerson(personId) })
  const [total, lines, todos] = await Promise.all([
    store.count('register', filter.filter),
    store.find('register', { ...filter, limit: LISTED }),
    store.find('todos', { filter: { to: toPerson(personId) }, limit: LISTED }),
  ])
  const after = directoryWith(directory, [{ ...person, active: false }])
  const leaver = { personId, toId: handOverTo ?? null, directory: after, todos }
  const ids = [...new Set([...lines.map(({ _id }) => _id), ...todos.map(({ subject }) => subject.id)])].slice(0, LISTED)
  const matters = await Promise.all(ids.map((id) => stateOf<Matter>({ kind: 'matter', id }, store)))
  const items = matters.flatMap((matter) => (matter && dutyIn(matter, request, leaver)) ?? [])
  const named = items.flatMap(({ duties }) => duties.flatMap(({ toId }) => toId ?? []))
  // Among the first hundred what only mentions him is known; beyond, each line counts.
  const open = total > LISTED ? total : items.length
  return { total: open, counts: counted(items), items, names: namesFor(new Set(named), directory) }
}
