import { askFor } from '../../../console/src/views/matter/forms/asked'
import { groupsOf, pageFor } from '../../../console/src/views/todo/todos'
import { lightOfLine } from '../../../domain/clock/light'
import { hasForm } from '../../../domain/matter/forms'
import { TODO_KINDS } from '../../../domain/matter/todo'
import { aTodo as todo } from '../../domain/aTodo'

const NOW = '2026-03-10T01:00:00.000Z'

test('every kind of obligation but a draft has a form that meets it', () => {
  const drafts = ['amendDraft', 'prepareDraft']
  for (const kind of TODO_KINDS.filter((one) => !drafts.includes(one))) {
    const asked = askFor(todo({ kind }))
    expect(asked && hasForm(asked.command)).toBe(true)
  }
  for (const kind of drafts) {
    expect(askFor(todo({ kind }))).toBeNull()
    expect(pageFor(todo({ kind }))).toEqual({ name: 'draft', params: { id: 'm1' } })
  }
})

test('an obligation of another kind of subject opens that subject, or nothing where the kind is not known', () => {
  const other = todo({ subject: { kind: 'later', id: 's1' } })
  expect([askFor(other), pageFor(other)]).toEqual([null, null])
})

test('the task or instruction that an obligation is about is told to the form', () => {
  expect(askFor(todo({ _id: 'm1.A1.completeTask.T3', kind: 'completeTask' }))?.item).toBe('T3')
  expect(askFor(todo({ _id: 'm1.A1.report.' }))?.item).toBeNull()
})

test('of two ways to rule none is chosen by the obligation itself', () => {
  expect(askFor(todo({ kind: 'decideObjection' }))).toMatchObject({ command: 'upholdObjection', open: true })
})

test('red comes first, then yellow, then the rest; empty groups are left out', () => {
  const red = todo({ _id: 'r', dueAt: '2026-03-09T09:30:00.000Z', yellowAt: '2026-03-06T09:30:00.000Z' })
  const yellow = todo({ _id: 'y', dueAt: '2026-03-11T09:30:00.000Z', yellowAt: '2026-03-08T09:30:00.000Z' })
  const never = todo({ _id: 'n' })
  const groups = groupsOf([red, yellow, never], NOW)
  expect(groups.map(({ light, todos }) => [light, todos.map(({ _id }) => _id)])).toEqual([
    ['red', ['r']],
    ['yellow', ['y']],
    ['green', ['n']],
  ])
  expect(groupsOf([never], NOW).map(({ light }) => light)).toEqual(['green'])
  expect(lightOfLine({ dueAt: NOW, yellowAt: null }, NOW)).toBe('green')
})
