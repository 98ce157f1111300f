import { type Fits, inRole } from '../base/situation'
import { contract } from './contract'

/** Who could complete a task. */
export const fitsTask: Fits = (person, about) => inRole(person, contract.completeTask.reach.roles, about)

/** Nobody who has it already: the task that is meant or, while none is chosen, every open one. */
const another: Fits = (person, about, { taskId }) => {
  const open = about.assignment?.tasks.filter((task) => task.doneAt === null) ?? []
  const meant = taskId ? open.filter(({ id }) => id === taskId) : open
  const has = meant.length > 0 && meant.every(({ personId }) => personId === person._id)
  return fitsTask(person, about, {}) ?? (has ? 'NOTHING_CHANGED' : null)
}

export const persons = { decompose: { tasks: fitsTask }, reassignTask: { personId: another } } as const
