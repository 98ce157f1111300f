import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { initialValues, inputOf, type Value } from '../../../console/src/views/matter/forms/values'
import { type About, type Field, fieldsOf } from '../../../domain/matter/base/form'
import { isBeginning, matterCommands } from '../../../domain/matter/contract'
import { type FormCommand, formOf, hasForm } from '../../../domain/matter/forms'
import { aboutNone } from '../../../domain/matter/forms/beginning'
import { aboutOf } from '../../domain/matter/forms/subject'
import { file, World } from '../../domain/world'

const ajv = addFormats(new Ajv({ strict: false, allErrors: true }))
const LATER = '2026-12-01T09:30:00.000Z'

const busy = () =>
  new World()
    .start({ reportCycle: 'perMilestone', milestones: [{ title: '开工', dueAt: '2026-03-10T09:30:00.000Z' }] })
    .tell('u1supervisor', 'decompose', {
      assignmentId: 'A1',
      tasks: [{ title: '走访', personId: 'u1handler', dueAt: '2026-03-06T09:30:00.000Z' }],
    })
    .tell('leader', 'instruct', { text: '请抓紧', answerDueAt: null })

/** What a person would put into a field. */
const filled = (field: Field, about: About): Value => {
  switch (field.kind) {
    case 'text':
      return '写了几个字'
    case 'moment':
      return LATER
    case 'day':
      return LATER.slice(0, 10)
    case 'percent':
      return '40'
    case 'files':
      return [file]
    case 'person':
    case 'unit':
      return 'u2'
    case 'people':
      return ['officer']
    case 'choice':
      return field.choices(about)[0]?.value ?? 'R1'
    case 'yes':
      return true
    case 'tasks':
      return [{ title: '走访', personId: 'u1handler', dueAt: LATER }]
  }
}

const takesAssignment = (command: FormCommand) => 'assignmentId' in matterCommands[`matter.${command}`].input.properties
const commands = Object.keys(matterCommands)
  .map((operation) => operation.slice('matter.'.length))
  .filter(hasForm)

test.each(commands)('the form of %s, filled in, makes an input that the contract takes', (command) => {
  const loaded = aboutOf(busy(), 'u1supervisor', takesAssignment(command) ? 'A1' : null)
  const about = isBeginning(command) ? aboutNone(loaded) : loaded
  const form = formOf(command)
  const values = Object.fromEntries((form.fields as Field[]).map((field) => [field.name, filled(field, about)]))
  const check = ajv.compile(matterCommands[`matter.${command}`].input)
  check(inputOf(form, about, values, initialValues(form, about)))
  expect(check.errors).toBeNull()
})

test('what may be left empty may be sent empty', () => {
  const about = aboutOf(busy(), 'u1handler')
  const form = formOf('report')
  const input = inputOf(form, about, { ...initialValues(form, about), text: ' 已开工 ' }, initialValues(form, about))
  expect(input).toEqual({
    matterId: 'm1',
    assignmentId: 'A1',
    text: '已开工',
    remaining: '',
    files: [],
    milestoneId: null,
    percent: null,
  })
})

test('a decision carries the version that was seen', () => {
  const about = aboutOf(busy(), 'chief', null)
  const form = formOf('suspend')
  const stood = initialValues(form, about)
  expect(inputOf(form, about, { reason: '等待批复' }, stood)).toMatchObject({ expectedVersion: about.matter.version })
})

test('an amendment sends only what was changed', () => {
  const about = aboutOf(busy(), 'officer', null)
  const form = formOf('amend')
  const values = { ...initialValues(form, about), title: '新的标题', reason: '标题有误' }
  expect(inputOf(form, about, values, initialValues(form, about))).toEqual({
    matterId: 'm1',
    expectedVersion: about.matter.version,
    title: '新的标题',
    reason: '标题有误',
  })
})

test('the thing that was clicked is chosen, and so is the only one there is', () => {
  const world = busy()
  const form = formOf('answerInstruction')
  const instructionId = world.issued.instructions[0]?.id
  expect(initialValues(form, aboutOf(world, 'u1handler')).instructionId).toBe(instructionId)
  world.tell('leader', 'instruct', { text: '再报一次', answerDueAt: null })
  const second = world.issued.instructions[1]?.id ?? null
  expect(initialValues(form, aboutOf(world, 'u1handler')).instructionId).toBeNull()
  expect(initialValues(form, aboutOf(world, 'u1handler', 'A1', second)).instructionId).toBe(second)
})

test('a new due moment has no place on a return within the unit', () => {
  const world = busy().tell('u1handler', 'submitCompletion', { assignmentId: 'A1', summary: '已完成', files: [] })
  const namesOf = (about: About) => fieldsOf(formOf('returnCompletion'), about).map(({ name }) => name)
  expect(namesOf(aboutOf(world, 'u1section'))).toEqual(['missing'])
  world
    .tell('u1section', 'signOff', { assignmentId: 'A1', opinion: '' })
    .tell('u1head', 'signOff', { assignmentId: 'A1', opinion: '' })
  expect(namesOf(aboutOf(world, 'officer'))).toEqual(['missing', 'dueAt', 'moreAsked'])
})
