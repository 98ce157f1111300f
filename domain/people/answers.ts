import { calendarAnswer } from '../clock/answers'
import type { Instant } from '../clock/time'
import {
  among,
  count,
  either,
  fields,
  flag,
  many,
  mapOf,
  moment,
  number,
  orNull,
  pageOf,
  string,
  subject,
} from '../contract/answer'
import { ROLES, type RoleGrant, type Scope } from '../roles'
import { packAnswer } from '../rules/answers'
import {
  type FoundPerson,
  IMPORT_CHANGES,
  type ImportChange,
  type ImportReport,
  type Me,
  type OpenDuties,
  type OpenDuty,
  type PersonRow,
  type UnboundPerson,
} from './contract'
import { type Front, UNIT_KINDS, type Unit } from './person'

/** What answers say of units, fronts and roles. */
type ScopeOf<K extends Scope['kind']> = Extract<Scope, { kind: K }>

const rolesAnswer = many(
  fields<RoleGrant>({
    role: among(ROLES),
    scope: either(
      fields<ScopeOf<'district'>>({ kind: among(['district']) }),
      fields<ScopeOf<'front'>>({ kind: among(['front']), frontId: string }),
      fields<ScopeOf<'unit'>>({ kind: among(['unit']), unitId: string }),
      fields<ScopeOf<'own'>>({ kind: among(['own']) }),
    ),
  }),
)

const unitAnswer = fields<Unit>({
  _id: string,
  name: string,
  shortName: string,
  kind: among(UNIT_KINDS),
  frontId: string,
  order: number,
  active: flag,
})

const frontAnswer = fields<Front>({
  _id: string,
  name: string,
  leaderId: orNull(string),
  liaisonId: orNull(string),
  order: number,
})

const counts = { added: count, changed: count, same: count }

const importReport = fields<ImportReport>({
  dryRun: flag,
  units: fields<ImportReport['units']>(counts),
  fronts: fields<ImportReport['fronts']>(counts),
  people: fields<ImportReport['people']>({ ...counts, retired: count }),
  openMatters: count,
  changes: many(
    fields<ImportChange>({
      sheet: string,
      name: string,
      unitName: orNull(string),
      kind: among(IMPORT_CHANGES),
      columns: many(string),
    }),
  ),
  errors: many(
    fields<ImportReport['errors'][number]>({
      sheet: string,
      row: number,
      column: string,
      message: string,
      also: many(number),
      times: count,
    }),
  ),
})

const found = {
  id: string,
  name: string,
  title: string,
  unitId: string,
  unitName: string,
  roles: rolesAnswer,
  active: flag,
}

export const foundAnswer = fields<FoundPerson>(found)

const me = fields<Me>({
  person: fields<Me['person']>({
    id: string,
    name: string,
    title: string,
    unitId: string,
    unitName: string,
    roles: rolesAnswer,
  }),
  now: moment,
  demo: flag,
  calendar: calendarAnswer,
  rules: packAnswer,
  hasPassword: flag,
})

const openDuties = fields<OpenDuties>({
  total: count,
  counts: many(fields<OpenDuties['counts'][number]>({ words: string, count })),
  items: many(
    fields<OpenDuty>({
      subject,
      number: orNull(string),
      title: orNull(string),
      dueAt: orNull(moment),
      duties: many(fields<OpenDuty['duties'][number]>({ words: string, toId: orNull(string) })),
    }),
  ),
  names: mapOf(string),
})

interface IssuedCode {
  personId: string
  code: string
  expiresAt: Instant
}

const saved = fields<{ id: string }>({ id: string })

/** What the operations of this concept answer. */
export const peopleAnswers = {
  'session.me': me,
  'session.signOut': fields<{ signedOut: true }>({ signedOut: among([true]) }),
  'session.changePassword': fields<{ changed: true }>({ changed: among([true]) }),
  'unit.list': fields<{ units: Unit[]; fronts: Front[] }>({ units: many(unitAnswer), fronts: many(frontAnswer) }),
  'unit.save': saved,
  'front.save': saved,
  'people.search': fields<{ items: FoundPerson[] }>({ items: many(foundAnswer) }),
  'people.list': pageOf(fields<PersonRow>({ ...found, mobile: string, bound: flag })),
  'people.save': saved,
  'people.openDuties': openDuties,
  'people.issueCode': fields<{ code: string; expiresAt: Instant }>({ code: string, expiresAt: moment }),
  'people.unbound': pageOf(
    fields<UnboundPerson>({
      id: string,
      name: string,
      title: string,
      unitName: string,
      mobile: string,
      codeUntil: orNull(moment),
    }),
  ),
  'people.issueCodes': fields<{ items: IssuedCode[] }>({
    items: many(fields<IssuedCode>({ personId: string, code: string, expiresAt: moment })),
  }),
  'people.unbind': fields<{ unbound: true }>({ unbound: among([true]) }),
  'directory.import': importReport,
  'directory.export': fields<{ name: string; link: string }>({ name: string, link: string }),
}
