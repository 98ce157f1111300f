import { type CastMember, castGroups, rolesWords } from '../../../console/src/views/session/cast'

const member = (id: string, role: CastMember['roles'][number]['role'], featured = false): CastMember => ({
  id,
  name: `人员${id}`,
  title: '',
  unitName: `单位${id}`,
  roles: [{ role, scope: { kind: 'own' } }],
  featured,
})

const cast = [member('1', 'handler'), member('2', 'leader'), member('3', 'officer', true)]

test('those to begin with stand first, and nobody stands twice', () => {
  const groups = castGroups(cast, '')
  expect(groups.map(({ key }) => key)).toEqual(['featured', 'leader', 'handler'])
  expect(groups.flatMap(({ members }) => members.map(({ id }) => id)).sort()).toEqual(['1', '2', '3'])
})

test('a search finds by name and by unit', () => {
  expect(castGroups(cast, '单位2').flatMap(({ members }) => members.map(({ id }) => id))).toEqual(['2'])
  expect(castGroups(cast, '没有')).toEqual([])
})

test('a role held in two scopes is named once', () => {
  const twice = { roles: [...member('1', 'officer').roles, ...member('1', 'officer').roles] }
  expect(rolesWords(twice)).toBe(rolesWords(member('1', 'officer')))
})
