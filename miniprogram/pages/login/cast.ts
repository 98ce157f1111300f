import { ROLE_WORDS, ROLES, type Role, type RoleGrant } from '../../../domain/roles'

/** A member of the demonstration's cast, as `GET /demo/people` lists them. */
export interface CastMember {
  id: string
  name: string
  title: string
  unitName: string
  roles: RoleGrant[]
  /** Among the few to begin with. */
  featured: boolean
}

export interface CastLine {
  id: string
  name: string
  unitName: string
  /** Title, or what the person does where there is none. */
  note: string
}

export interface CastGroup {
  key: Role | 'featured'
  word: string
  people: CastLine[]
}

const line = ({ id, name, title, unitName, roles }: CastMember): CastLine => {
  const duties = roles.map(({ role }) => ROLE_WORDS[role]).join('、')
  return { id, name, unitName, note: [title, duties].filter(Boolean).join(' · ') }
}

/** The few to begin with, then by role; who has several roles stands under each. Groups without people are left out. */
export const groupsOf = (cast: CastMember[]): CastGroup[] => {
  const featured: CastGroup = { key: 'featured', word: '推荐', people: cast.filter((each) => each.featured).map(line) }
  const byRole = ROLES.map(
    (role): CastGroup => ({
      key: role,
      word: ROLE_WORDS[role],
      people: cast.filter(({ roles }) => roles.some((grant) => grant.role === role)).map(line),
    }),
  )
  return [featured, ...byRole].filter(({ people }) => people.length > 0)
}

/** Everyone whose name, unit or duties contain the words. */
export const found = (cast: CastMember[], search: string): CastLine[] => {
  const words = search.trim().split(/\s+/)
  return cast
    .map(line)
    .filter(({ name, unitName, note }) => words.every((word) => `${name} ${unitName} ${note}`.includes(word)))
}
