import { contract, type OperationName } from '../../../domain/contract'
import { actorOf } from '../../../domain/matter/base/situation'
import { type CommandType, isBeginning, type MatterOperation, matterCommands } from '../../../domain/matter/contract'
import { rightTo } from '../../../domain/matter/rights'
import type { Assignment, Matter } from '../../../domain/matter/state/matter'
import { isRefusal } from '../../../domain/refusal'
import { DEFAULT_PACK } from '../../../domain/rules/pack'
import { people } from '../../domain/district'
import { dump } from '../dump'
import { Harness } from '../harness'
import { sampleInput } from '../samples'
import { CAST } from './cast'
import { settleMatters } from './matters'
import { mayCommand, sees } from './oracle'

/** The role that allows a command and the scope that takes in what it is about are those of one grant; others go by sight. */

const EVERYBODY = [...people, ...CAST]
const COMMANDS = (Object.keys(matterCommands) as MatterOperation[]).filter(
  (name) => !isBeginning(name.slice('matter.'.length)) && typeof matterCommands[name].reach !== 'string',
)

let h: Harness
let matters: Matter[]
beforeAll(async () => {
  h = await Harness.open()
  await h.enrol(...CAST)
  await settleMatters(h)
  matters = await h.store.find('matters', { filter: {}, limit: 1000 })
})
afterAll(() => h.close())

const rolesFor = (operation: OperationName) => {
  const { reach } = contract[operation]
  return typeof reach === 'string' ? [] : reach.roles
}

/** What a command can be about in a matter: each assignment, or the matter as a whole. */
const targetsOf = (operation: MatterOperation, matter: Matter): (Assignment | null)[] =>
  'assignmentId' in matterCommands[operation].input.properties
    ? matter.number === null
      ? []
      : matter.assignments
    : [null]

test.each(COMMANDS)('%s: open to just those whose one grant has role and scope', (operation) => {
  const roles = rolesFor(operation)
  const type = operation.slice('matter.'.length) as CommandType
  const wrong: string[] = []
  for (const person of EVERYBODY)
    for (const matter of matters)
      for (const assignment of targetsOf(operation, matter)) {
        const situation = { matter, assignment, actor: actorOf(person), now: h.now, rules: DEFAULT_PACK }
        const may = !isRefusal(rightTo(type, situation))
        const right = mayCommand(person, roles, matter, assignment?.id ?? null, operation)
        if (may !== right) wrong.push(`${person._id} ${matter.status} ${matter.id} ${assignment?.id}: ${may}`)
      }
  expect(wrong).toEqual([])
})

test('whoever has not the right is refused, and everything stays as it is', async () => {
  const before = await dump(h.store)
  for (const [i, operation] of COMMANDS.entries())
    for (const [j, person] of EVERYBODY.entries()) {
      const matter = matters[(i * 7 + j) % matters.length] as Matter
      const [assignment = null] = targetsOf(operation, matter)
      if ((i + j) % 3 > 0 || mayCommand(person, rolesFor(operation), matter, assignment?.id ?? null, operation))
        continue
      const input = { ...sampleInput(operation), matterId: matter.id }
      const answer = await h.ask(person._id, operation, input as never)
      const hidden = sees(person, matter) ? /^(NO_RIGHT|NOT_ISSUED)$/ : /^(NO_RIGHT|NOT_FOUND)$/
      expect([person._id, operation, answer.ok ? null : answer.code]).toEqual([
        person._id,
        operation,
        expect.stringMatching(hidden),
      ])
    }
  expect(await dump(h.store)).toBe(before)
})
