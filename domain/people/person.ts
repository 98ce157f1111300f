import type { Instant } from '../clock/time'
import type { RoleGrant } from '../roles'

export const UNIT_KINDS = [
  'partyCommittee',
  'government',
  'bureau',
  'street',
  'npc',
  'cppcc',
  'discipline',
  'supervisionOffice',
  'leadingGroup',
] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

export const UNIT_KIND_WORDS: Record<UnitKind, string> = {
  partyCommittee: '党委部门',
  government: '政府办公部门',
  bureau: '政府工作部门',
  street: '街道',
  npc: '人大机关',
  cppcc: '政协机关',
  discipline: '纪检监察机关',
  supervisionOffice: '督查机构',
  leadingGroup: '领导小组办公室',
}

/** A unit 单位; `frontId` names the front 战线 whose district leader answers for it. */
export interface Unit {
  _id: string
  name: string
  shortName: string
  kind: UnitKind
  frontId: string
  order: number
  active: boolean
}

/** A front 战线: the units in one district leader's charge, and the liaison who follows them for the leader. */
export interface Front {
  _id: string
  name: string
  leaderId: string | null
  liaisonId: string | null
  order: number
}

/** A person 人员 with one or more roles. People are retired, never removed: the trail names them. */
export interface Person {
  _id: string
  name: string
  unitId: string
  title: string
  mobile: string
  roles: RoleGrant[]
  active: boolean
  /** Derived by `addressesOf`: where to-dos and notices for this person arrive. */
  addresses: string[]
  createdAt: Instant
}

/** The directory as rules see it: look-ups only. */
export interface Directory {
  unit(id: string): Unit | undefined
  front(id: string): Front | undefined
  person(id: string): Person | undefined
  /** Active people of the unit. */
  inUnit(unitId: string): readonly Person[]
  /** Active people who receive what is sent to the address. */
  at(address: string): readonly Person[]
}
