import type { Calendar } from '../clock/calendar'
import type { Instant } from '../clock/time'
import {
  command,
  forDistrict,
  idOf,
  list,
  nullable,
  object,
  oneOf,
  optionalLine,
  pageCursor,
  pageLimit,
  pageOf,
  query,
  shaped,
  text,
  whole,
} from '../contract/schema'
import type { RulePack } from '../rules/pack'
import type { Front, Person, Unit } from './person'
import { UNIT_KINDS } from './person'
import { ROLES, type RoleGrant } from './roles'

const scope = {
  anyOf: [
    object({ kind: oneOf(['district']) }, ['kind']),
    object({ kind: oneOf(['front']), frontId: idOf('front') }, ['kind', 'frontId']),
    object({ kind: oneOf(['unit']), unitId: idOf('unit') }, ['kind', 'unitId']),
    object({ kind: oneOf(['own']) }, ['kind']),
  ],
} as const

/** Who the caller is, with what both clients need to show and to explain. */
export interface Me {
  person: { id: string; name: string; title: string; unitId: string; unitName: string; roles: RoleGrant[] }
  now: Instant
  /** Demonstration data with a settable clock. */
  demo: boolean
  calendar: Calendar
  rules: RulePack
  /** The person signs in with a password (the desk of the one-machine edition). */
  hasPassword: boolean
}

/** A person as lists and pickers show it. */
export interface PersonRow {
  id: string
  name: string
  title: string
  unitId: string
  unitName: string
  mobile: string
  roles: RoleGrant[]
  active: boolean
  /** Has redeemed a code: can sign in. */
  bound: boolean
}

/** Line-by-line result of an import. */
export interface ImportReport {
  /** True when this was only tried. */
  dryRun: boolean
  units: { added: number; changed: number; same: number }
  fronts: { added: number; changed: number; same: number }
  people: { added: number; changed: number; same: number; retired: number }
  /** Nothing is imported while there is one. `row` counts from 1 as the spreadsheet shows it. */
  errors: { sheet: string; row: number; column: string; message: string }[]
}

const saved = shaped<{ id: string }>(object({ id: { type: 'string' } }, ['id']))

export const peopleOperations = {
  'session.me': query(
    'anyone',
    object({}, []),
    shaped<Me>({ type: 'object', required: ['person', 'now', 'calendar'] }),
  ),
  'session.signOut': command('anyone', object({}, []), shaped<{ signedOut: true }>({ type: 'object' })),
  'session.changePassword': command(
    'anyone',
    object({ current: { type: 'string', maxLength: 200 }, next: { type: 'string', minLength: 1, maxLength: 200 } }, [
      'current',
      'next',
    ]),
    shaped<{ changed: true }>({ type: 'object' }),
  ),
  /** All units and fronts: some dozens. */
  'unit.list': query(
    'anyone',
    object({}, []),
    shaped<{ units: Unit[]; fronts: Front[] }>({ type: 'object', required: ['units', 'fronts'] }),
  ),
  'unit.save': command(
    forDistrict('admin'),
    object(
      {
        id: idOf('unit'),
        name: text(2, 60),
        shortName: text(1, 24),
        kind: oneOf(UNIT_KINDS),
        frontId: idOf('front'),
        order: whole(0, 100_000),
        active: { type: 'boolean' },
      },
      ['name', 'shortName', 'kind', 'frontId', 'order', 'active'],
    ),
    saved,
  ),
  'front.save': command(
    forDistrict('admin'),
    object(
      {
        id: idOf('front'),
        name: text(2, 60),
        leaderId: nullable(idOf('person')),
        liaisonId: nullable(idOf('person')),
        order: whole(0, 100_000),
      },
      ['name', 'leaderId', 'liaisonId', 'order'],
    ),
    saved,
  ),
  /** Active people by name, unit or role, for pickers and mentions: without mobile numbers. */
  'people.search': query(
    'anyone',
    object({ search: optionalLine(30), unitId: idOf('unit'), role: oneOf(ROLES), limit: whole(1, 100) }, ['limit']),
    shaped<{ items: Omit<PersonRow, 'mobile' | 'bound'>[] }>({ type: 'object', required: ['items'] }),
  ),
  'people.list': query(
    forDistrict('admin', 'officer', 'chiefOfficer'),
    object(
      {
        search: optionalLine(30),
        unitId: idOf('unit'),
        role: oneOf(ROLES),
        active: { type: 'boolean' },
        limit: pageLimit,
        after: pageCursor,
      },
      ['limit'],
    ),
    pageOf<PersonRow>(),
  ),
  'people.save': command(
    forDistrict('admin'),
    object(
      {
        id: idOf('person'),
        name: text(1, 30),
        unitId: idOf('unit'),
        title: optionalLine(60),
        mobile: { type: 'string', pattern: '^(1\\d{10})?$' },
        roles: list(object({ role: oneOf(ROLES), scope }, ['role', 'scope']), 10),
        active: { type: 'boolean' },
      },
      ['name', 'unitId', 'title', 'mobile', 'roles', 'active'],
    ),
    saved,
  ),
  /** A one-time code, shown once, with which the person binds the phone or sets the password. Valid 72 hours. */
  'people.issueCode': command(
    forDistrict('admin'),
    object({ personId: idOf('person') }, ['personId']),
    shaped<{ code: string; expiresAt: Instant }>({ type: 'object', required: ['code', 'expiresAt'] }),
  ),
  /** Ends every session of the person and forgets phone and password, as after a lost phone. */
  'people.unbind': command(
    forDistrict('admin'),
    object({ personId: idOf('person') }, ['personId']),
    shaped<{ unbound: true }>({ type: 'object' }),
  ),
  /** One XLSX with the sheets 单位, 战线, 人员. With errors, or as a dry run, nothing is written. */
  'directory.import': command(
    forDistrict('admin'),
    object({ fileId: idOf('file'), dryRun: { type: 'boolean' } }, ['fileId', 'dryRun']),
    shaped<ImportReport>({ type: 'object', required: ['dryRun', 'units', 'fronts', 'people', 'errors'] }),
  ),
  /** The same XLSX, filled: a link that lasts ten minutes. */
  'directory.export': query(
    forDistrict('admin', 'officer', 'chiefOfficer'),
    object({}, []),
    shaped<{ name: string; link: string }>({ type: 'object', required: ['name', 'link'] }),
  ),
} as const

export type { Person }
