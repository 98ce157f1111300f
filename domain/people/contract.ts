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
  query,
  text,
  whole,
} from '../contract/schema'
import { OFFICE, ROLES, type RoleGrant } from '../roles'
import type { RulePack } from '../rules/pack'
import type { Subject } from '../subject'
import { UNIT_KINDS } from './person'

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
  /** The person logs in with a password (the desk of the one-machine edition). */
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
  /** Has redeemed a code: can log in. */
  bound: boolean
}

/** The same for everyone: without mobile numbers. */
export type FoundPerson = Omit<PersonRow, 'mobile' | 'bound'>

/** Who cannot log in yet, and until when a code that was handed out opens the door. */
export interface UnboundPerson {
  id: string
  name: string
  title: string
  unitName: string
  mobile: string
  codeUntil: Instant | null
}

/** So many codes are given in one go. */
export const MOST_CODES = 50

/** What is open with a person in one matter, and who would have it. The title is said to who may open the matter. */
export interface OpenDuty {
  subject: Subject
  number: string | null
  title: string | null
  dueAt: Instant | null
  duties: { words: string; toId: string | null }[]
}

export interface OpenDuties {
  /** Matters in which something is open with the person. */
  total: number
  /** By what it is, among those listed. */
  counts: { words: string; count: number }[]
  /** The first hundred. */
  items: OpenDuty[]
  names: Record<string, string>
}

export const IMPORT_CHANGES = ['added', 'changed', 'retired', 'restored'] as const

/** One unit, front or person that an import writes. */
export interface ImportChange {
  sheet: string
  name: string
  /** Of a person. */
  unitName: string | null
  kind: (typeof IMPORT_CHANGES)[number]
  columns: string[]
}

/** Line-by-line result of an import. */
export interface ImportReport {
  /** True when this was only tried. */
  dryRun: boolean
  units: { added: number; changed: number; same: number }
  fronts: { added: number; changed: number; same: number }
  people: { added: number; changed: number; same: number; retired: number }
  /** Matters that are open with those who are retired: they are handed over. */
  openMatters: number
  /** Who and what is written, the first two hundred; `columns` are those that change. */
  changes: ImportChange[]
  /**
   * Nothing is imported while there is one. `row` counts from 1 as the spreadsheet shows it; what is wrong in several rows
   * stands once, with the next of them in `also` and how many there are in `times`.
   */
  errors: { sheet: string; row: number; column: string; message: string; also: number[]; times: number }[]
}

export const peopleOperations = {
  'session.me': query('anyone', object({}, [])),
  'session.signOut': command('anyone', object({}, [])),
  'session.changePassword': command(
    'anyone',
    object({ current: { type: 'string', maxLength: 200 }, next: { type: 'string', minLength: 1, maxLength: 200 } }, [
      'current',
      'next',
    ]),
  ),
  /** All units and fronts: some dozens. */
  'unit.list': query('anyone', object({}, [])),
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
  ),
  /** Active people by name, unit or role, for pickers and mentions: without mobile numbers. */
  'people.search': query(
    'anyone',
    object({ search: optionalLine(30), unitId: idOf('unit'), role: oneOf(ROLES), limit: whole(1, 100) }, ['limit']),
  ),
  'people.list': query(
    forDistrict('admin', ...OFFICE),
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
        /** Takes over what is open with who is retired, as far as he may do it; the unit's supervisor else. */
        handOverTo: idOf('person'),
      },
      ['name', 'unitId', 'title', 'mobile', 'roles', 'active'],
    ),
  ),
  /** What is open with a person, before retiring him: what goes to whom is said with each. */
  'people.openDuties': query(
    forDistrict('admin'),
    object({ personId: idOf('person'), handOverTo: idOf('person') }, ['personId']),
  ),
  /** A one-time code, shown once, with which the person binds the phone or sets the password. Valid 72 hours. */
  'people.issueCode': command(forDistrict('admin'), object({ personId: idOf('person') }, ['personId'])),
  /** Who has bound no phone and set no password yet, page by page; a page may be short before the last. */
  'people.unbound': query(
    forDistrict('admin'),
    object({ unitId: idOf('unit'), limit: pageLimit, after: pageCursor }, ['limit']),
  ),
  /** The same for many at once, for a list that is printed and cut. */
  'people.issueCodes': command(
    forDistrict('admin'),
    object({ personIds: list(idOf('person'), MOST_CODES) }, ['personIds']),
  ),
  /** Ends every session of the person and forgets phone and password, as after a lost phone. */
  'people.unbind': command(forDistrict('admin'), object({ personId: idOf('person') }, ['personId'])),
  /** One XLSX with the sheets 单位, 战线, 人员. With errors, or as a dry run, nothing is written. */
  'directory.import': command(
    forDistrict('admin'),
    object({ fileId: idOf('file'), dryRun: { type: 'boolean' } }, ['fileId', 'dryRun']),
  ),
  /** The same XLSX, filled: a link that lasts ten minutes. */
  'directory.export': query(forDistrict('admin', ...OFFICE), object({}, [])),
} as const
