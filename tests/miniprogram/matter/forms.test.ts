import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { addMs, DAY_MS } from '../../../domain/clock/time'
import type { About, Field } from '../../../domain/matter/base/form'
import { matterCommands } from '../../../domain/matter/contract'
import { type FormCommand, formOf, hasForm } from '../../../domain/matter/forms'
import { aboutNone } from '../../../domain/matter/forms/beginning'
import { fieldOfDetail } from '../../../domain/matter/forms/problems'
import { own } from '../../../domain/own'
import { itemOf } from '../../../miniprogram/forms/fileItems'
import { isOneTap, onPhone, type PhoneCommand } from '../../../miniprogram/forms/formOf'
import { inputOf, type Value, type Values } from '../../../miniprogram/forms/values'
import { initialValues } from '../../../miniprogram/pages/forms/opening'
import { problemsOf } from '../../../miniprogram/pages/forms/problems'
import { content, file, people, World } from '../../domain/world'
import { names } from './host'

const ajv = addFormats(new Ajv({ strict: false }))
const COMMANDS = Object.keys(matterCommands).map((operation) => operation.slice('matter.'.length))
const ON_PHONE = COMMANDS.filter(onPhone)

const actorOf = (id: string) => {
  const { _id, name, unitId, roles } = people.find((person) => person._id === id) as (typeof people)[number]
  return { personId: _id, name, unitId, roles }
}

/** A matter with everything in it that a choice may be made from. */
const world = new World()
  .start({ milestones: [{ title: '完成公示', dueAt: '2026-03-10T09:30:00.000Z' }], co: [{ unitId: 'u2', part: '' }] })
  .tell('u1supervisor', 'decompose', {
    assignmentId: 'A1',
    tasks: [{ title: '摸清底数', personId: 'u1handler', dueAt: '2026-03-06T09:30:00.000Z' }],
  })
  .tell('leader', 'instruct', { text: '请抓紧。', answerDueAt: null })

const about = (changes: Partial<About> = {}): About => ({
  matter: world.issued,
  assignment: world.lead,
  names,
  now: world.now,
  calendar: world.calendar,
  rules: world.rules,
  item: null,
  report: { reportId: 'R1', at: world.now, text: '原文', remaining: '', files: [file] },
  actor: actorOf('u1supervisor'),
  ...changes,
})

const filledIn = (field: Field, on: About): Value => {
  switch (field.kind) {
    case 'text':
      return '按要求办理。'
    case 'moment':
      return addMs(world.lead.due.dueAt, DAY_MS)
    case 'day':
      return '2026-09-01'
    case 'percent':
      return '40'
    case 'files':
      return [itemOf(file)]
    case 'person':
      return { id: 'u1handler', name: '人员' }
    case 'people':
      return [{ id: 'officer', name: '人员' }]
    case 'unit':
      return { id: 'u3', name: '单位' }
    case 'choice':
      return field.choices(on)[0]?.value ?? null
    case 'yes':
      return true
    default:
      return [{ title: '摸清底数', person: { id: 'u1handler', name: '人员' }, dueAt: '2026-03-06T09:30:00.000Z' }]
  }
}

const filledForm = (command: FormCommand, on: About): Values =>
  Object.fromEntries((formOf(command).fields as Field[]).map((field) => [field.name, filledIn(field, on)]))

const takesAssignment = (command: string) =>
  'assignmentId' in matterCommands[`matter.${command}` as keyof typeof matterCommands].input.properties

const ASKING = { text: '请报结果。', kind: 'answer', answerDueAt: null }
/** An instruction that the office answers, and one whose answer is laid before the leader. */
const drafted = new World().tell('officer', 'draft', { content: content() }).tell('leader', 'instruct', ASKING)
const answered = new World().start().tell('leader', 'instruct', ASKING)
answered.tell('u1handler', 'answerInstruction', {
  assignmentId: 'A1',
  instructionId: answered.issued.instructions[0]?.id,
  text: '已办',
  files: [],
})
const OTHERS: Readonly<Record<string, () => Partial<About>>> = {
  answerForOffice: () => ({ matter: drafted.matter as About['matter'], actor: actorOf('officer') }),
  releaseInstruction: () => ({ actor: actorOf('leader') }),
  start: () => aboutNone({ ...about(), actor: actorOf('leader') }),
  readAnswer: () => ({ matter: answered.issued, actor: actorOf('leader') }),
}

const aboutFor = (command: string) =>
  about({ ...(!takesAssignment(command) && { assignment: null }), ...own(OTHERS, command)?.() })

test('every command but writing and rewriting a matter can be given on the phone', () => {
  expect(COMMANDS.filter((command) => !onPhone(command))).toEqual(['draft', 'amendDraft', 'amend', 'setBasis'])
  expect(ON_PHONE.every(hasForm)).toBe(true)
})

test.each(ON_PHONE)('%s: a form filled in has no problems and is an input as the contract has it', (command) => {
  const on = aboutFor(command)
  const values = filledForm(command, on)
  expect(problemsOf(command, formOf(command), on, values)).toEqual({})
  const validate = ajv.compile(matterCommands[`matter.${command}`].input)
  expect([validate(inputOf(formOf(command), on, values, initialValues(formOf(command), on))), validate.errors]).toEqual(
    [true, null],
  )
})

test.each(ON_PHONE.filter((command) => !isOneTap(command)))(
  '%s: an empty form names each field that must be filled, and no other',
  (command) => {
    const on = aboutFor(command)
    const form = formOf(command)
    const empty = initialValues(form, { ...on, item: null, report: null })
    const needed = (form.fields as Field[])
      .filter((field) => !field.optional && (field.when?.(on) ?? true))
      .filter(({ name, kind }) => kind !== 'yes' && (empty[name] === null || empty[name] === '' || kind === 'tasks'))
    expect(Object.keys(problemsOf(command, form, { ...on, report: null }, empty)).sort()).toEqual(
      needed.map(({ name }) => name).sort(),
    )
  },
)

const decisions: PhoneCommand[] = ['approveIssue', 'signOff', 'confirmCompletion', 'returnCompletion', 'grantExtension']
test.each([...decisions, 'upholdObjection', 'close'] as PhoneCommand[])(
  '%s is taken on what was seen, so it carries the version',
  (command) => {
    const on = aboutFor(command)
    const stood = initialValues(formOf(command), on)
    expect(inputOf(formOf(command), on, filledForm(command, on), stood).expectedVersion).toBe(world.issued.version)
  },
)

test('an amendment, were it made on the phone, would send only what was changed', () => {
  const on = about({ assignment: null, actor: actorOf('officer') })
  const stood = initialValues(formOf('amend'), on)
  expect(inputOf(formOf('amend'), on, { ...stood, title: '新的标题', reason: '标题有误' }, stood)).toEqual({
    matterId: 'm1',
    expectedVersion: world.issued.version,
    title: '新的标题',
    reason: '标题有误',
  })
})

test('the tapped instruction is chosen, and the only one there is without a tap', () => {
  const [instruction] = world.issued.instructions
  const chosen = (item: string | null) => initialValues(formOf('answerInstruction'), about({ item })).instructionId
  expect([chosen(instruction?.id ?? ''), chosen(null)]).toEqual([instruction?.id, instruction?.id])
})

test('none of the milestones is chosen beforehand: a report need not meet one', () => {
  expect(initialValues(formOf('report'), about()).milestoneId).toBeNull()
})

test('a correction begins with what was reported', () => {
  const values = initialValues(formOf('correctReport'), about())
  expect(values).toMatchObject({ reportId: 'R1', text: '原文', files: [{ ref: file, state: 'done' }] })
})

test('one chooses among one’s own tasks; the supervisor among the whole unit’s', () => {
  const [field] = formOf('completeTask').fields as Field[]
  if (field?.kind !== 'choice') throw new Error('not a choice')
  expect(field.choices(about({ actor: actorOf('u1handler') }))).toHaveLength(1)
  expect(field.choices(about({ actor: actorOf('u1section') }))).toHaveLength(0)
  expect(field.choices(about({ actor: actorOf('u1supervisor') }))).toHaveLength(1)
})

test('only the office is asked for a new due moment when it returns a completion', () => {
  const fields = formOf('returnCompletion').fields as Field[]
  const due = fields.find(({ name }) => name === 'dueAt')
  expect(due?.when?.(about())).toBe(false)
  expect(due?.when?.(about({ assignment: { ...world.lead, status: 'awaitingConfirmation' } }))).toBe(true)
})

describe('what is wrong with a moment', () => {
  const problem = (requestedDueAt: string) =>
    problemsOf('requestExtension', formOf('requestExtension'), about(), {
      ...filledForm('requestExtension', about()),
      requestedDueAt,
    }).requestedDueAt

  test('it has passed', () => expect(problem(addMs(world.now, -1))).toBeDefined())
  test('it is not later than the present due moment', () => expect(problem(world.lead.due.dueAt)).toBeDefined())
  test('nothing, when it is later', () => expect(problem(addMs(world.lead.due.dueAt, 1))).toBeUndefined())
})

test('a task later than the assignment is named with its place in the list', () => {
  const task = { title: '收尾', person: { id: 'u1handler', name: '' }, dueAt: addMs(world.lead.due.dueAt, DAY_MS) }
  const good = filledIn({ kind: 'tasks', name: 'tasks', label: '' }, about()) as object[]
  const problems = problemsOf('decompose', formOf('decompose'), about(), { tasks: [...good, task] as Value })
  expect(problems.tasks).toContain('第 2 项')
})

test.each([
  ['submitCompletion', {}, ['files']],
  ['report', {}, []],
  ['report', { hopeless: true }, ['files']],
] as const)('a file that did not arrive holds %s back where it cannot wait (%j)', (command, more, held) => {
  const failed = { ...itemOf(file), state: 'failed', ref: null, ...more }
  const values = { ...filledForm(command, about()), files: [failed] as Value }
  expect(Object.keys(problemsOf(command, formOf(command), about(), values))).toEqual(held)
})

test.each([
  ['nameResponsible', 'handlerId', 'handlerId'],
  ['report', '/text', 'text'],
  ['decompose', '/tasks/0/dueAt', 'tasks'],
  ['decompose', 'personId', 'tasks'],
  ['report', '2026-03-06T09:30:00.000Z', null],
  ['report', '', null],
] as [PhoneCommand, string, string | null][])('%s: the refusal of %s is shown at %s', (command, detail, name) => {
  expect(fieldOfDetail(formOf(command), detail)).toBe(name)
})
