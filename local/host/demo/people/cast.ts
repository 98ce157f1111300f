import { addressesOf } from '../../../../domain/people/address'
import type { Front, Person, Unit } from '../../../../domain/people/person'
import { defaultScope } from '../../../../domain/people/scopes'
import type { Role, RoleGrant } from '../../../../domain/roles'
import { Random } from '../random'
import { Names } from './names'
import {
  CPPCC,
  DISCIPLINE,
  FRONTS,
  GOVERNMENT_OFFICE,
  GROUP_OFFICE,
  NPC,
  OFFICE,
  PARTY_OFFICE,
  PERSONNEL,
} from './units'

const SEED = 2026

/** The invented district before it is imported; ids are of this list only. */
export interface Cast {
  units: Unit[]
  fronts: Front[]
  people: Person[]
}

/** Mobile numbers of a range that no operator assigns. */
const mobileOf = (ordinal: number): string => `1990000${String(ordinal).padStart(4, '0')}`

class Casting {
  readonly people: Person[] = []
  readonly #names = new Names(new Random(SEED))

  add(unit: Unit, title: string, roles: readonly (Role | RoleGrant)[]): Person {
    const ordinal = this.people.length + 1
    const _id = `p${ordinal}`
    const grants = roles.map((role) =>
      typeof role === 'string'
        ? { role, scope: defaultScope(role, { unitId: unit._id, frontId: unit.frontId }) }
        : role,
    )
    const person: Person = {
      _id,
      name: this.#names.next(),
      unitId: unit._id,
      title,
      mobile: mobileOf(ordinal),
      roles: grants,
      active: true,
      addresses: addressesOf(_id, grants),
      createdAt: '',
    }
    this.people.push(person)
    return person
  }
}

/** The office: with two supervisors in each of the other 54 units, the 122 of the district's supervision staff. */
function castOffice(casting: Casting, office: Unit): void {
  casting.add(office, '督查室主任', ['chiefOfficer'])
  for (let i = 1; i <= 10; i++) casting.add(office, `督查${i <= 3 ? '科长' : '专员'}`, ['officer'])
  for (let i = 1; i <= 3; i++) casting.add(office, '现场督查专员', ['inspector'])
}

/** What every other unit has. */
function castUnit(casting: Casting, unit: Unit): void {
  const isStreet = unit.kind === 'street'
  casting.add(unit, isStreet ? '办事处主任' : '分管负责同志', ['unitHead'])
  casting.add(unit, '督办员', ['unitSupervisor'])
  casting.add(unit, '督办员(兼)', ['unitSupervisor'])
  for (const section of isStreet ? ['党政办', '城市管理办'] : ['综合科', '业务科']) {
    casting.add(unit, `${section}负责同志`, ['sectionHead'])
    casting.add(unit, `${section}经办人`, ['handler'])
  }
}

/** Who answers for a unit as a whole. */
function castChief(casting: Casting, unit: Unit): void {
  casting.add(unit, unit.kind === 'street' ? '党工委书记' : '主要负责同志', ['unitChief'])
}

/** Leaders sit with the two offices; each front has one, and a liaison who follows its matters. */
function castFront(casting: Casting, front: Front, at: Unit, isMain: boolean): Front {
  const scope = { kind: 'front', frontId: front._id } as const
  const leader = isMain
    ? casting.add(at, '区长', [{ role: 'leader', scope: { kind: 'district' } }])
    : casting.add(at, '副区长', [{ role: 'leader', scope }])
  const liaison = casting.add(at, `${front.name}联络员`, [{ role: 'liaison', scope }])
  return { ...front, leaderId: leader._id, liaisonId: liaison._id }
}

function castSpecial(casting: Casting, at: (name: string) => Unit): void {
  casting.add(at(PARTY_OFFICE), '区委书记', [{ role: 'leader', scope: { kind: 'district' } }])
  casting.add(at(DISCIPLINE), '监督检查室主任', ['discipline'])
  casting.add(at(PERSONNEL), '干部科科长', ['personnel'])
  casting.add(at(NPC), '代表联络科科长', ['proposalOffice'])
  casting.add(at(CPPCC), '提案委办公室主任', ['proposalOffice'])
  for (const unit of [at(NPC), at(CPPCC)])
    for (let i = 0; i < 3; i++) casting.add(unit, unit.name === NPC ? '区人大代表' : '区政协委员', ['deputy'])
}

/** 55 units over 6 fronts and everyone in them; always the same. */
export function castDistrict(): Cast {
  const fronts = FRONTS.map(
    ({ name }, i): Front => ({ _id: `f${i + 1}`, name, leaderId: null, liaisonId: null, order: i + 1 }),
  )
  const units = FRONTS.flatMap(({ units: rows }, front) => rows.map((row) => ({ row, frontId: `f${front + 1}` }))).map(
    ({ row: [name, shortName, kind], frontId }, i): Unit => ({
      _id: `u${i + 1}`,
      name,
      shortName,
      kind,
      frontId,
      order: i + 1,
      active: true,
    }),
  )
  const at = (name: string): Unit => {
    const unit = units.find((each) => each.name === name)
    if (!unit) throw new Error(`no unit ${name}`)
    return unit
  }
  const casting = new Casting()
  castOffice(casting, at(OFFICE))
  for (const unit of units) if (unit.name !== OFFICE) castUnit(casting, unit)
  castSpecial(casting, at)
  const group = units.find(({ shortName }) => shortName === GROUP_OFFICE)
  if (group) casting.add(group, '专班成员', [{ role: 'liaison', scope: { kind: 'unit', unitId: group._id } }])
  const led = fronts.map((front, i) => castFront(casting, front, at(GOVERNMENT_OFFICE), i === 0))
  for (const unit of units) if (unit.name !== OFFICE) castChief(casting, unit)
  return { units, fronts: led, people: casting.people }
}
