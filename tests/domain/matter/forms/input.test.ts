import type { About } from '../../../../domain/matter/base/form'
import { type FormCommand, formOf } from '../../../../domain/matter/forms'
import { file, World } from '../../world'
import { initialValues, inputOf, sentOf } from './client'
import { aboutOf } from './subject'

const about = (assignmentId: string | null = null): About => aboutOf(new World().start(), 'officer', assignmentId)

const changed = (command: FormCommand, on: About, changes: object) => {
  const stood = initialValues(formOf(command), on)
  return inputOf(formOf(command), on, { ...stood, ...changes }, stood)
}

test('what goes out is what the contract speaks of: ids, and texts without blanks around them', () => {
  const values = {
    text: ' 已开工 ',
    remaining: '',
    files: [{ ref: file }, { ref: null }],
    milestoneId: null,
    percent: ' 40 ',
  }
  expect(sentOf(formOf('report'), values)).toEqual({
    text: '已开工',
    remaining: '',
    files: [file.fileId],
    milestoneId: null,
    percent: 40,
  })
  expect(sentOf(formOf('report'), { ...values, percent: '' })).toMatchObject({ percent: null })
})

test('a task goes out by its person', () => {
  const tasks = [{ words: ' 走访 ', who: { who: 'u1handler', called: '' } }]
  expect(sentOf(formOf('decompose'), { tasks })).toEqual({
    tasks: [{ title: '走访', personId: 'u1handler', dueAt: null }],
  })
})

test('an amendment sends what was changed, and what had nothing to stand as', () => {
  expect(changed('amend', about(), { title: '新的标题' })).toEqual({
    matterId: 'm1',
    expectedVersion: about().matter.version,
    title: '新的标题',
    reason: '',
  })
})

test('blanks around a text are no change', () => {
  const { title } = about().matter
  expect(changed('amend', about(), { title: ` ${title} ` })).not.toHaveProperty('title')
})

test('another person and other files are changes', () => {
  const changes = { officerId: { who: 'liaison', called: '' }, files: [{ ref: file }] }
  expect(changed('amend', about(), changes)).toMatchObject({ officerId: 'liaison', files: [file.fileId] })
})

test('a form that sends more than changes sends all of it', () => {
  const on = about('A1')
  expect(Object.keys(changed('nameResponsible', on, {})).sort()).toEqual(
    ['assignmentId', 'handlerId', 'leaderId', 'matterId', 'sectionHeadId'].sort(),
  )
})

test('only a decision carries the version that was seen', () => {
  expect(changed('suspend', about(), {}).expectedVersion).toBe(about().matter.version)
  expect(changed('report', about('A1'), {})).not.toHaveProperty('expectedVersion')
})
