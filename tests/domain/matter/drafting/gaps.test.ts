import { registerLine } from '../../../../domain/matter/register/registerLine'
import { UNTITLED } from '../../../../domain/matter/state/drafts'
import type { Matter } from '../../../../domain/matter/state/matter'
import { BASIS, content, World } from '../../world'

const NOTHING = {
  title: '',
  requirement: '',
  source: null,
  category: null,
  lead: { unitId: null, part: '' },
}
const half = (changes: object = {}) => ({ content: { ...content(), ...NOTHING, basis: null, ...changes } })
const whole = (changes: object = {}) => ({ content: { ...content(), ...changes } })
const matterIn = ({ matter }: World) => matter as Matter
const kept = (changes: object = {}, who = 'officer') => new World().tell(who, 'draft', half(changes))

test('a draft is kept with gaps, in whose place something neutral stands', () => {
  const { matter } = kept({ requirement: '先记下来' })
  expect(matter).toMatchObject({
    title: UNTITLED,
    requirement: '先记下来',
    source: 'other',
    category: 'other',
    gaps: ['title', 'source', 'category', 'lead'],
  })
})

test('no unit has a part in it before one is named', () => {
  const world = kept({ title: '路灯补装' })
  expect(registerLine(matterIn(world), world)).toMatchObject({ leadUnitId: '', coUnitIds: [], unitIds: [] })
  const named = kept({ title: '路灯补装', co: [{ unitId: 'u2', part: '' }] })
  expect(registerLine(matterIn(named), named)).toMatchObject({ leadUnitId: '', coUnitIds: ['u2'], unitIds: ['u2'] })
})

test('of a front’s liaison it belongs to his front, where no unit is named', () => {
  expect(kept({ title: '路灯补装' }, 'liaison').matter).toMatchObject({ frontIds: ['f1'], officerRole: 'liaison' })
})

test.each(['requestApproval', 'issue'] as const)('it does not go out: %s names the first gap', (command) => {
  const world = kept({ ...whole().content, title: '路灯补装', source: null })
  expect(world.ask('officer', command, {})).toBe('DRAFT_INCOMPLETE')
})

test('filled in it has no gaps, and goes out', () => {
  const world = kept().tell('officer', 'amendDraft', whole({ basis: { ...BASIS, files: [] } }))
  expect(matterIn(world).gaps).toBeUndefined()
  expect(world.ask('officer', 'requestApproval', {})).toBeNull()
})

test.each([
  ['title', { title: '一' }],
  ['requirement', { requirement: ' 二 ' }],
])('a %s of one character is a gap', (gap, changes) => {
  expect(matterIn(kept({ ...whole().content, ...changes })).gaps).toEqual([gap])
})

test('a unit named twice, or none that there is, is refused beside gaps too', () => {
  const world = new World()
  const co = [
    { unitId: 'u2', part: '' },
    { unitId: 'u2', part: '' },
  ]
  expect(world.ask('officer', 'draft', half({ co }))).toBe('DUPLICATE_UNIT')
  expect(world.ask('officer', 'draft', half({ co: [{ unitId: 'nowhere', part: '' }] }))).toBe('NOT_FOUND')
})
