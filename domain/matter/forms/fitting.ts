import type { Input } from '../../contract'
import { own, setOwn } from '../../own'
import type { Field, Target } from '../base/form'
import type { FormCommand } from './index'
import type { SentTask } from './problems'
import type { Sent } from './sending'

/** What pickers ask: who may be chosen for a field. */
export type Choosing = Omit<Input<'matter.candidates'>, 'limit' | 'search'>

/** Fields that bear on who fits another. */
const BEARING = ['unitId', 'taskId', 'leaderId', 'sectionHeadId', 'handlerId'] as const

/** The question for one field of a form, with what else is filled in as it would go out. */
export const choosingFor = (
  command: FormCommand,
  field: string,
  { matter, assignment }: Target,
  sent: Sent,
): Choosing => {
  const chosen = BEARING.filter((name) => name !== field && typeof own(sent, name) === 'string')
  return {
    matterId: matter.id,
    ...(assignment && { assignmentId: assignment.id }),
    command,
    field,
    chosen: Object.fromEntries(chosen.map((name) => [name, own(sent, name)])),
  }
}

const namesNobody = ({ kind, name, optional }: Field, sent: Sent): boolean => {
  if (optional) return false
  if (kind === 'tasks') return (own(sent, name) as SentTask[]).some(({ personId }) => !personId)
  return kind === 'person' && own(sent, name) === null
}

/** One after the other, so that who is found bears on the next: whoever alone fits a field that has to name somebody. */
export const onlyFitting = async <Person extends { id: string }>(
  command: FormCommand,
  fields: readonly Field[],
  target: Target,
  sent: Sent,
  ask: (question: Choosing & { limit: number }) => Promise<Person[]>,
): Promise<Record<string, Person>> => {
  const found: Record<string, Person> = {}
  for (const field of fields.filter((one) => namesNobody(one, sent))) {
    const ids = Object.fromEntries(Object.entries(found).map(([name, { id }]) => [name, id]))
    const question = choosingFor(command, field.name, target, { ...sent, ...ids })
    const [only, another] = await ask({ ...question, limit: 2 })
    if (only && !another) setOwn(found, field.name, only)
  }
  return found
}

/** The tasks, those that name nobody with the one who alone could be named. */
export const withOnly = <Task, Name extends keyof Task>(tasks: readonly Task[], name: Name, only: Task[Name]): Task[] =>
  tasks.map((task) => (task[name] ? task : { ...task, [name]: only }))
