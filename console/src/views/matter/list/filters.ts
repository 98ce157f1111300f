import { LATE_WORDS, LIGHT_FILTER_WORDS, type Light } from '../../../../../domain/clock/light'
import {
  CATEGORIES,
  CATEGORY_WORDS,
  type Category,
  LEVEL_WORDS,
  type Level,
  MATTER_STATUSES,
  type MatterStatus,
  STATUS_WORDS,
} from '../../../../../domain/matter/state/words'
import { SOURCE_WORDS, SOURCES, type Source } from '../../../../../domain/rules/kinds'

/** What narrows the list of matters; absent means all. The same words stand in the page's address. */
export interface Filters {
  light?: Light
  /** What is late beside the work itself. */
  late?: 'signIn'
  status?: MatterStatus
  source?: Source
  category?: Category
  level?: Level
  unitId?: string
  frontId?: string
  officerId?: string
  year?: number
  search?: string
}

export type FilterKey = keyof Filters

/** By due moment, the open ones first; or by what moved last. */
export type Order = 'due' | 'recent'

const LIGHTS: readonly Light[] = ['red', 'yellow', 'green', 'grey']
const ID = /^[A-Za-z0-9_-]{1,64}$/

const among =
  <T>(values: readonly T[]) =>
  (text: string): T | undefined =>
    values.find((value) => String(value) === text)

const id = (text: string): string | undefined => (ID.test(text) ? text : undefined)

const READERS: { [K in FilterKey]: (text: string) => Filters[K] } = {
  light: among(LIGHTS),
  late: among(['signIn'] as const),
  status: among(MATTER_STATUSES),
  source: among(SOURCES),
  category: among(CATEGORIES),
  level: among<Level>([1, 2, 3]),
  unitId: id,
  frontId: id,
  officerId: id,
  year: (text) => (/^20\d\d$/.test(text) ? Number(text) : undefined),
  search: (text) => text.trim().slice(0, 60) || undefined,
}

const KEYS = Object.keys(READERS) as FilterKey[]

type Query = Record<string, unknown>

/** Filters from the page's address; what makes no sense there is left out. */
export const filtersFrom = (query: Query): Filters =>
  Object.fromEntries(
    KEYS.flatMap((key) => {
      const text = query[key]
      const value = typeof text === 'string' ? READERS[key](text) : undefined
      return value === undefined ? [] : [[key, value]]
    }),
  )

/** The address for filters; the reverse of `filtersFrom`. */
export const addressOf = (filters: Filters): Record<string, string> =>
  Object.fromEntries(KEYS.flatMap((key) => (filters[key] === undefined ? [] : [[key, String(filters[key])]])))

export const without = (filters: Filters, key: FilterKey): Filters => {
  const { [key]: _, ...rest } = filters
  return rest
}

/** Sets one filter, or takes it away with null or undefined. */
export const withFilter = <K extends FilterKey>(filters: Filters, key: K, value: Filters[K] | null): Filters =>
  value === null || value === undefined || value === '' ? without(filters, key) : { ...filters, [key]: value }

export const sameFilters = (a: Filters, b: Filters): boolean => {
  const [one, other] = [addressOf(a), addressOf(b)]
  return KEYS.every((key) => one[key] === other[key])
}

export const isNarrowed = (filters: Filters): boolean => Object.keys(addressOf(filters)).length > 0

const NAMES: Record<FilterKey, string> = {
  light: '灯',
  late: '逾期',
  status: '状态',
  source: '来源',
  category: '类别',
  level: '层级',
  unitId: '单位',
  frontId: '战线',
  officerId: '督查员',
  year: '年度',
  search: '搜索',
}

const valueWords = (key: FilterKey, filters: Filters, name: (id: string) => string): string => {
  switch (key) {
    case 'light':
      return filters.light ? LIGHT_FILTER_WORDS[filters.light] : ''
    case 'late':
      return filters.late ? LATE_WORDS[filters.late] : ''
    case 'status':
      return filters.status ? STATUS_WORDS[filters.status] : ''
    case 'source':
      return filters.source ? SOURCE_WORDS[filters.source] : ''
    case 'category':
      return filters.category ? CATEGORY_WORDS[filters.category] : ''
    case 'level':
      return filters.level ? LEVEL_WORDS[filters.level] : ''
    case 'unitId':
    case 'frontId':
    case 'officerId':
      return name(filters[key] ?? '')
    case 'year':
    case 'search':
      return String(filters[key] ?? '')
  }
}

export interface Chip {
  key: FilterKey
  words: string
}

/** Active filters as people read them: 状态:办理中. The light and what is late have buttons of their own. */
export const chipsOf = (filters: Filters, name: (id: string) => string): Chip[] =>
  KEYS.filter((key) => key !== 'light' && key !== 'late' && filters[key] !== undefined).map((key) => ({
    key,
    words: `${NAMES[key]}：${valueWords(key, filters, name)}`,
  }))
