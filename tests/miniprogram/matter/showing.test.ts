import { formOf } from '../../../domain/matter/forms'
import type { PhoneCommand } from '../../../miniprogram/forms/formOf'
import { shownOf } from '../../../miniprogram/pages/forms/action/showing'
import { people, World } from '../../domain/world'
import { names } from './host'

const world = new World()
  .issue()
  .tell('u1supervisor', 'object', { assignmentId: 'A1', reason: '不属于本单位职责。', suggestedUnitId: null })
  .tell('u1head', 'endorseObjection', { assignmentId: 'A1', opinion: '' })

const shown = (command: PhoneCommand, chosen: boolean, who = 'chief') => {
  const { _id, name, unitId, roles } = people.find(({ _id }) => _id === who) as (typeof people)[number]
  const { now, calendar, rules, issued: matter, lead: assignment } = world
  const actor = { personId: _id, name, unitId, roles }
  return shownOf(command, { matter, assignment, names, now, calendar, rules, item: null, report: null, actor }, chosen)
}

test.each(['upholdObjection', 'reassign'] as const)('%s begins without a choice, by what was asked for', (command) => {
  const { title, ways, intro, passages } = shown(command, false)
  expect([title, intro]).toEqual(['裁定退办', []])
  expect(new Set(ways.map(({ words }) => words))).toEqual(new Set(['维持交办', '改派单位']))
  expect(passages.length).toBeGreaterThan(0)
})

test('chosen, it is the form of that way, and the other is within reach', () => {
  expect(shown('reassign', true)).toMatchObject({
    title: '改派单位',
    ways: [],
    intro: formOf('reassign').intro?.({} as never),
    otherwiseWords: '维持交办',
  })
})

test('where only one may be done there is nothing to choose', () => {
  expect(shown('upholdObjection', false, 'u1supervisor')).toMatchObject({ ways: [], otherwiseWords: '' })
})
