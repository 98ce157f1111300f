import { ROLE_WORDS, ROLES, type Role, type RoleGrant } from '../../../../domain/roles'

/** A member of the demonstration's cast, as `GET /demo/people` lists them. */
export interface CastMember {
  id: string
  name: string
  title: string
  unitName: string
  roles: RoleGrant[]
  /** One of the few to begin with. */
  featured: boolean
}

export interface CastGroup {
  key: string
  words: string
  members: CastMember[]
}

/** Those to begin with first; then the rest by the first of their roles, in the roles' order. */
export const castGroups = (cast: readonly CastMember[], search: string): CastGroup[] => {
  const words = search.trim()
  const found = words
    ? cast.filter(({ name, unitName, title }) => [name, unitName, title].some((text) => text.includes(words)))
    : cast
  const firstRole = ({ roles }: CastMember): Role | undefined =>
    ROLES.find((role) => roles.some((g) => g.role === role))
  const featured = found.filter((member) => member.featured)
  const rest = found.filter((member) => !member.featured)
  return [
    { key: 'featured', words: '从这里开始', members: featured },
    ...ROLES.map((role) => ({
      key: role,
      words: ROLE_WORDS[role],
      members: rest.filter((member) => firstRole(member) === role),
    })),
  ].filter(({ members }) => members.length)
}

export const rolesWords = ({ roles }: Pick<CastMember, 'roles'>): string =>
  [...new Set(roles.map(({ role }) => ROLE_WORDS[role]))].join('、')
