import type { Front, Unit } from '../../../domain/people/person'
import { refuse } from '../../../domain/refusal'
import type { CommandHandler, QueryHandler } from '../operation'
import { directoryToChange } from './writing'

export const unitList: QueryHandler<'unit.list'> = async (_input, { reference }) => {
  const { units, fronts } = await reference.directory()
  return { units: [...units], fronts: [...fronts] }
}

const isTaken = (all: readonly { _id: string; name: string }[], name: string, id: string | undefined): boolean =>
  all.some((each) => each.name === name && each._id !== id)

/** New without an id. NOT_FOUND for an unknown id or front, DUPLICATE for a taken name, UNIT_IN_USE while staffed. */
export const unitSave: CommandHandler<'unit.save'> = async (input, { ports, reference }, tx) => {
  const directory = await directoryToChange(reference, tx)
  const { id, ...fields } = input
  const name = fields.name.trim()
  if (id !== undefined && !directory.unit(id)) return refuse('NOT_FOUND', 'id')
  if (!directory.front(fields.frontId)) return refuse('NOT_FOUND', 'frontId')
  if (isTaken(directory.units, name, id)) return refuse('DUPLICATE', 'name')
  if (!fields.active && directory.people.some((person) => person.active && person.unitId === id))
    return refuse('UNIT_IN_USE', 'active')
  const unit: Unit = { ...fields, _id: id ?? ports.newId(), name, shortName: fields.shortName.trim() }
  await tx.put('units', unit)
  return { id: unit._id }
}

/** New without an id. NOT_FOUND for an unknown id or person, DUPLICATE for a taken name. */
export const frontSave: CommandHandler<'front.save'> = async (input, { ports, reference }, tx) => {
  const directory = await directoryToChange(reference, tx)
  const { id, ...fields } = input
  const name = fields.name.trim()
  if (id !== undefined && !directory.front(id)) return refuse('NOT_FOUND', 'id')
  for (const field of ['leaderId', 'liaisonId'] as const) {
    const personId = fields[field]
    if (personId !== null && !directory.person(personId)?.active) return refuse('NOT_FOUND', field)
  }
  if (isTaken(directory.fronts, name, id)) return refuse('DUPLICATE', 'name')
  const front: Front = { ...fields, _id: id ?? ports.newId(), name }
  await tx.put('fronts', front)
  return { id: front._id }
}
