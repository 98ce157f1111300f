import { choosing } from '../../../domain/matter/choosing'
import type { CommandType } from '../../../domain/matter/contract'
import { rightTo } from '../../../domain/matter/rights'
import { assignmentIn } from '../../../domain/matter/state/assignments'
import type { Matter } from '../../../domain/matter/state/matter'
import { isRefusal, refuse } from '../../../domain/refusal'
import type { QueryHandler } from '../operation'
import { matching, shown } from '../people/finding'
import { seen } from '../subject/seen'

/** By the very rule that the command asks. BAD_INPUT for a field that names nobody, NO_RIGHT for who may not give it. */
export const candidates: QueryHandler<'matter.candidates'> = async (input, request) => {
  const { caller: actor, now, reference, ports } = request
  const { matterId, assignmentId, command, field, chosen, search, limit } = input
  const matter = await seen<Matter>({ kind: 'matter', id: matterId }, request, ports.store)
  const fits = choosing(command, field)
  if (!fits) return refuse('BAD_INPUT', 'field')
  const assignment = assignmentIn(matter, assignmentId)
  const rules = await reference.rules()
  const right = rightTo(command as CommandType, { matter, assignment, actor, now, rules })
  if (isRefusal(right)) return right
  const directory = await reference.directory()
  const found = matching(directory, { ...(search !== undefined && { search }) }, false)
  const fitting = found.filter((person) => fits(person, { matter, assignment, directory }, chosen) === null)
  return { items: fitting.slice(0, limit).map((person) => shown(directory, person)) }
}
