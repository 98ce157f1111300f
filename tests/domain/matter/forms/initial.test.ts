import type { About, Field, Form } from '../../../../domain/matter/base/form'
import { formOf } from '../../../../domain/matter/forms'
import { file, World } from '../../world'
import { initialValues } from './client'
import { aboutOf, names } from './subject'

const about = (changes: Partial<About> = {}): About => ({ ...aboutOf(new World().start(), 'officer'), ...changes })

test('a form begins empty, kind by kind, with one task to be written', () => {
  const form: Form = {
    fields: [
      { kind: 'text', name: 'text', label: '' },
      { kind: 'moment', name: 'moment', label: '' },
      { kind: 'day', name: 'day', label: '' },
      { kind: 'percent', name: 'percent', label: '' },
      { kind: 'files', name: 'files', label: '' },
      { kind: 'person', name: 'person', label: '', unit: 'any' },
      { kind: 'people', name: 'people', label: '' },
      { kind: 'unit', name: 'unit', label: '' },
      { kind: 'choice', name: 'choice', label: '', choices: () => [] },
      { kind: 'yes', name: 'yes', label: '' },
      { kind: 'tasks', name: 'tasks', label: '' },
    ],
    submit: '',
    done: '',
  }
  expect(initialValues(form, about())).toEqual({
    text: '',
    moment: null,
    day: null,
    percent: '',
    files: [],
    person: null,
    people: [],
    unit: null,
    choice: null,
    yes: false,
    tasks: [{ words: '', who: null }],
  })
})

test('what stands is held as the client holds it', () => {
  const matter = { ...about().matter, attachments: [file] }
  expect(initialValues(formOf('amend'), about({ matter }))).toMatchObject({
    title: matter.title,
    category: matter.category,
    files: [{ ref: file }],
    officerId: { who: 'officer', called: names.officer },
    reason: '',
  })
})

describe('a choice', () => {
  const choices = (...values: string[]) => values.map((value) => ({ value, label: value }))
  const chosen = (
    field: Pick<Extract<Field, { kind: 'choice' }>, 'choices' | 'initial' | 'optional'>,
    item: string | null = null,
  ) =>
    initialValues(
      { fields: [{ kind: 'choice', name: 'it', label: '', ...field }], submit: '', done: '' },
      about({ item }),
    ).it
  const two = { choices: () => choices('a', 'b') }

  test('is what was tapped', () => expect(chosen(two, 'b')).toBe('b'))
  test('is nothing while there are several', () => expect(chosen(two)).toBeNull())
  test('is nothing for a tap that is no choice', () => expect(chosen(two, 'c')).toBeNull())
  test('is the only one there is', () => expect(chosen({ choices: () => choices('a') })).toBe('a'))
  test('is nothing where none may be meant', () =>
    expect(chosen({ choices: () => choices('a'), optional: true })).toBeNull())
  test('is what stands, whatever was tapped', () => expect(chosen({ ...two, initial: () => 'a' }, 'b')).toBe('a'))
  test('is none where none stands', () =>
    expect(chosen({ choices: () => choices('a'), initial: () => null })).toBeNull())
})
