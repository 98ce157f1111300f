/** The roles of docs/domain.md, section 2, in its order. */
export const ROLES = [
  'leader',
  'liaison',
  'officer',
  'chiefOfficer',
  'unitChief',
  'unitHead',
  'unitSupervisor',
  'sectionHead',
  'handler',
  'inspector',
  'deputy',
  'proposalOffice',
  'discipline',
  'personnel',
  'admin',
] as const

export type Role = (typeof ROLES)[number]

/** The office 督查室: it decides on what units hand in, and keeps calendar and register. */
export const OFFICE = ['officer', 'chiefOfficer'] as const satisfies Role[]

/** Those who may be in charge of a matter: they draft it, follow it and urge. A liaison does not decide. */
export const IN_CHARGE = ['officer', 'liaison'] as const satisfies Role[]

export const ROLE_WORDS: Record<Role, string> = {
  leader: '区领导',
  liaison: '联络员',
  officer: '督查员',
  chiefOfficer: '督查室主任',
  unitChief: '单位主要负责同志',
  unitHead: '单位分管负责同志',
  unitSupervisor: '单位督办员',
  sectionHead: '责任科室负责同志',
  handler: '经办责任人',
  inspector: '现场督查员',
  deputy: '人大代表/政协委员',
  proposalOffice: '代表(提案)工作机构',
  discipline: '纪检监察',
  personnel: '组织人事',
  admin: '系统管理员',
}

/** How far a role reaches: the whole district, the units of a front, one unit, or only what names the person. */
export type Scope =
  | { kind: 'district' }
  | { kind: 'front'; frontId: string }
  | { kind: 'unit'; unitId: string }
  | { kind: 'own' }

export interface RoleGrant {
  role: Role
  scope: Scope
}

/**
 * A leading group's own member: an officer or liaison whose scope is that group's unit. He drafts and urges in the matters
 * that the group supervises (matter/state/groups.ts), and has no other right by it.
 */
export const isOfGroup = ({ role, scope }: RoleGrant): boolean =>
  scope.kind === 'unit' && (IN_CHARGE as readonly Role[]).includes(role)

/** Sees matters through proposals, and through nothing else. */
export const isDeputyOnly = (grants: readonly RoleGrant[]): boolean =>
  grants.length > 0 && grants.every(({ role }) => role === 'deputy')
