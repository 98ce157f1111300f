import { emptyTask, initialValues, sentOf, type Values } from '../../../console/src/views/matter/forms/values'
import { type FormCommand, formOf } from '../../../domain/matter/forms'
import { fieldOfDetail, problemsOf } from '../../../domain/matter/forms/problems'
import { aboutOf } from '../../domain/matter/forms/subject'
import { World } from '../../domain/world'

const world = new World().start()
const wrong = (command: FormCommand, who: string, values: Values): string[] => {
  const form = formOf(command)
  const about = aboutOf(world, who)
  return Object.keys(problemsOf(command, form, about, sentOf(form, { ...initialValues(form, about), ...values })))
}

test('what must be written is asked for; what may be left empty is not', () => {
  expect(wrong('report', 'u1handler', {})).toEqual(['text'])
  expect(wrong('report', 'u1handler', { text: '已开工' })).toEqual([])
  expect(wrong('report', 'u1handler', { text: '  ' })).toEqual(['text'])
  expect(wrong('report', 'u1handler', { text: '长'.repeat(4001) })).toEqual(['text'])
})

test('a moment must lie ahead, and an extension beyond the due moment', () => {
  const values = { progress: '过半', reason: '等待批复' }
  const asked = (requestedDueAt: string | null) =>
    wrong('requestExtension', 'u1supervisor', { ...values, requestedDueAt })
  expect(asked(null)).toEqual(['requestedDueAt'])
  expect(asked('2026-03-01T09:30:00.000Z')).toEqual(['requestedDueAt'])
  expect(asked(world.lead.due.dueAt)).toEqual(['requestedDueAt'])
  expect(asked('2026-12-01T09:30:00.000Z')).toEqual([])
})

test('a task needs its words, its person and a moment before the unit is due', () => {
  const task = { title: '走访住户', personId: 'u1handler', dueAt: '2026-03-06T09:30:00.000Z' }
  const given = (...tasks: Values[string][]) => wrong('decompose', 'u1supervisor', { tasks: tasks as never })
  expect(given(task as never)).toEqual([])
  expect(given()).toEqual(['tasks'])
  expect(given(task as never, emptyTask() as never)).toEqual(['tasks'])
  expect(given({ ...task, dueAt: '2026-12-01T09:30:00.000Z' } as never)).toEqual(['tasks'])
})

test('the three responsible are asked for one by one', () => {
  expect(
    wrong('nameResponsible', 'u1supervisor', { leaderId: 'u1head', sectionHeadId: null, handlerId: null }),
  ).toEqual(['sectionHeadId', 'handlerId'])
})

test('the field that a refusal speaks of is found by name or path', () => {
  expect(fieldOfDetail(formOf('requestExtension'), 'requestedDueAt')).toBe('requestedDueAt')
  expect(fieldOfDetail(formOf('decompose'), '/tasks/0/dueAt')).toBe('tasks')
  expect(fieldOfDetail(formOf('report'), 'elsewhere')).toBeNull()
  expect(fieldOfDetail(formOf('report'), undefined)).toBeNull()
})
