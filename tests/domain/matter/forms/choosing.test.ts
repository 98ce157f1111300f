import { choosing } from '../../../../domain/matter/choosing'
import type { CommandType } from '../../../../domain/matter/contract'
import { type FormCommand, formOf, hasForm } from '../../../../domain/matter/forms'
import { faces } from '../../../../domain/matter/topics'
import { own } from '../../../../domain/own'
import type { Person } from '../../../../domain/people/person'
import type { Role } from '../../../../domain/roles'
import { castDistrict } from '../../../../local/host/demo/people/cast'
import { directoryOf } from '../../../../server/reference'
import { personWith } from '../../district'
import { content, World } from '../../world'

const { units, fronts, people } = castDistrict()
const retired = { ...(people.find(({ roles }) => roles[0]?.role === 'handler') as Person), _id: 'gone', active: false }
const DISTRICT = directoryOf(1, units, fronts, [...people, retired])
const UNIT = retired.unitId
const A1 = { assignmentId: 'A1' }

const holder = (role: Role, unitId?: string): string => {
  const found = people.find((p) => (!unitId || p.unitId === unitId) && p.roles.some((grant) => grant.role === role))
  if (!found) throw new Error(`no ${role}`)
  return found._id
}
const supervisor = holder('unitSupervisor', UNIT)
const THREE = {
  leaderId: holder('unitHead', UNIT),
  sectionHeadId: holder('sectionHead', UNIT),
  handlerId: holder('handler', UNIT),
}

/** Of the demonstration's district: signed in by a unit of it, with a task of its handler. */
const atWork = (): World => {
  const world = new World()
  world.directory = DISTRICT
  const task = { title: '走访住户', personId: THREE.handlerId, dueAt: '2026-03-04T09:30:00.000Z' }
  return world
    .tell(holder('officer'), 'draft', { content: content({ lead: { unitId: UNIT, part: '' } }) })
    .tell(holder('officer'), 'requestApproval')
    .tell(holder('chiefOfficer'), 'approveIssue', { opinion: '同意' })
    .tell(supervisor, 'signIn', A1)
    .tell(supervisor, 'decompose', { ...A1, tasks: [task] })
}

const TASK_ID = atWork().lead.tasks[0]?.id ?? ''
const TASK = { title: '再走访', dueAt: '2026-03-04T09:30:00.000Z' }

/** Who gives each command that names a person, what else is filled in, and the field with one person in it. */
const ASKED: Record<string, { by: string; rest: object; put: (id: string) => object }> = {
  'nameResponsible.leaderId': { by: supervisor, rest: { ...A1, ...THREE }, put: (leaderId) => ({ leaderId }) },
  'nameResponsible.sectionHeadId': {
    by: supervisor,
    rest: { ...A1, ...THREE },
    put: (sectionHeadId) => ({ sectionHeadId }),
  },
  'nameResponsible.handlerId': { by: supervisor, rest: { ...A1, ...THREE }, put: (handlerId) => ({ handlerId }) },
  'decompose.tasks': { by: supervisor, rest: A1, put: (personId) => ({ tasks: [{ ...TASK, personId }] }) },
  'reassignTask.personId': {
    by: supervisor,
    rest: { ...A1, taskId: TASK_ID, reason: '另有任务' },
    put: (personId) => ({ personId }),
  },
  'amend.officerId': {
    by: holder('officer'),
    rest: { title: '换了标题的事项', reason: '分工调整' },
    put: (officerId) => ({ officerId }),
  },
  'commend.personId': {
    by: holder('chiefOfficer'),
    rest: { unitId: UNIT, text: '得力' },
    put: (personId) => ({ personId }),
  },
  'criticise.personId': {
    by: holder('chiefOfficer'),
    rest: { unitId: UNIT, text: '敷衍', falseReport: false, conclusion: '现场与所报不符' },
    put: (personId) => ({ personId }),
  },
  'invite.personId': { by: holder('officer'), rest: { reason: '请指导' }, put: (personId) => ({ personId }) },
  'comment.mentions': { by: holder('officer'), rest: { text: '请看', files: [] }, put: (id) => ({ mentions: [id] }) },
}

const NAMING = new Set(['person', 'people', 'tasks'])
const commands = Object.values(faces)
  .flatMap(({ forms }) => Object.keys(forms))
  .filter(hasForm)
const named = commands.flatMap((command: FormCommand) =>
  formOf(command)
    .fields.filter(({ kind }) => NAMING.has(kind))
    .map(({ name }) => `${command}.${name}`),
)

test('every field of a form that names people has its rule', () => {
  expect(named.sort()).toEqual(Object.keys(ASKED).sort())
})

test.each(named)('%s: who is offered is accepted, and nobody else is', (at) => {
  const [command = '', field = ''] = at.split('.')
  const asked = own(ASKED, at)
  const fits = choosing(command, field)
  if (!asked || !fits) throw new Error(`no rule for ${at}`)
  const before = atWork()
  const about = { matter: before.issued, assignment: before.lead, directory: DISTRICT }
  const counts = { accepted: 0, refused: 0 }
  for (const person of DISTRICT.people) {
    const offered = fits(person, about, asked.rest as Record<string, unknown>) === null
    const refusal = atWork().ask(asked.by, command as CommandType, { ...asked.rest, ...asked.put(person._id) })
    expect([person._id, refusal === null]).toEqual([person._id, offered])
    counts[offered ? 'accepted' : 'refused'] += 1
  }
  expect(counts.accepted).toBeGreaterThan(0)
  expect(counts.refused).toBeGreaterThan(0)
})

describe('the leader in charge', () => {
  const about = (more: Person[]) => {
    const directory = directoryOf(1, units, fronts, more)
    const world = atWork()
    return { matter: world.issued, assignment: world.lead, directory }
  }
  const staff = (...roles: Role[]) =>
    roles.map((role) => personWith(role, UNIT, [{ role, scope: { kind: 'unit', unitId: UNIT } }]))
  const fitting = (...roles: Role[]) => {
    const persons = staff(...roles)
    const rule = choosing('nameResponsible', 'leaderId')
    return persons.filter((person) => rule?.(person, about(persons), {}) === null).map(({ _id }) => _id)
  }

  test('is a head of the unit, and nobody else where it has one', () => {
    expect(fitting('unitChief', 'unitHead', 'unitSupervisor')).toEqual(['unitHead'])
  })
  test('is its chief where it has no head, and anybody where it has neither', () => {
    expect(fitting('unitChief', 'unitSupervisor')).toEqual(['unitChief'])
    expect(fitting('unitSupervisor', 'handler')).toEqual(['unitSupervisor', 'handler'])
  })
})
