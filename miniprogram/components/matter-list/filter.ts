import { LATE_WORDS, LIGHT_FILTER_WORDS, type Light } from '../../../domain/clock/light'
import { CATEGORY_WORDS, type Category, type MatterStatus, STATUS_WORDS } from '../../../domain/matter/state/words'
import { own } from '../../../domain/own'
import { SOURCE_WORDS, type Source } from '../../../domain/rules/kinds'

/** What narrows the list; the keys are those of the contract. */
export interface MatterFilter {
  light?: Light
  /** What is late beside the work itself. */
  late?: 'signIn'
  status?: MatterStatus
  source?: Source
  category?: Category
  unitId?: string
  frontId?: string
  /** Which leader began it. */
  starterId?: string
  search?: string
}

/** Discarded drafts leave every list. */
const { discarded: _, ...STATUS_CHOICES } = STATUS_WORDS

export interface Choice {
  value: string
  word: string
}
const choices = (words: Record<string, string>): Choice[] =>
  Object.entries(words).map(([value, word]) => ({ value, word }))

/** The sections of the filter sheet. Units and fronts are chosen otherwise: there are too many for chips. */
export const SECTIONS = [
  {
    key: 'light',
    word: '时限',
    choices: choices({
      red: LIGHT_FILTER_WORDS.red,
      yellow: LIGHT_FILTER_WORDS.yellow,
      green: LIGHT_FILTER_WORDS.green,
      grey: LIGHT_FILTER_WORDS.grey,
    }),
  },
  { key: 'late', word: '逾期', choices: choices({ signIn: LATE_WORDS.signIn }) },
  { key: 'status', word: '状态', choices: choices(STATUS_CHOICES) },
  { key: 'source', word: '来源', choices: choices(SOURCE_WORDS) },
  { key: 'category', word: '类别', choices: choices(CATEGORY_WORDS) },
] as const satisfies { key: keyof MatterFilter; word: string; choices: Choice[] }[]

const KEYS = ['light', 'late', 'status', 'source', 'category', 'unitId', 'frontId', 'starterId', 'search'] as const

const known = (key: (typeof KEYS)[number], value: string): boolean => {
  const section = SECTIONS.find((each) => each.key === key)
  return section ? section.choices.some((choice) => choice.value === value) : value !== ''
}

/** The filter that a page was opened with; what the contract would refuse is left out. */
export const filterFrom = (query: Record<string, string | undefined>): MatterFilter =>
  Object.fromEntries(
    KEYS.flatMap((key) => {
      const value = query[key] ?? ''
      return known(key, value) ? [[key, value]] : []
    }),
  )

/** Sets or, with null, drops one part. */
export const withPart = (filter: MatterFilter, key: keyof MatterFilter, value: string | null): MatterFilter => {
  const { [key]: _before, ...rest } = filter
  return value ? { ...rest, [key]: value } : rest
}

export const sameFilter = (one: MatterFilter, other: MatterFilter): boolean =>
  KEYS.every((key) => one[key] === other[key])

export interface Chip {
  key: keyof MatterFilter
  word: string
}

/** What a chip says where nobody has told the name. */
const UNNAMED: Readonly<Record<string, string>> = { frontId: '战线', unitId: '单位', starterId: '我交办的' }

/** What is narrowed at present, as chips that can be taken away. Search shows in its own field. */
export const chipsOf = (filter: MatterFilter, names: Record<string, string>): Chip[] =>
  KEYS.filter((key) => key !== 'search' && filter[key]).map((key) => {
    const value = filter[key] ?? ''
    const section = SECTIONS.find((each) => each.key === key)
    const word = section ? section.choices.find((choice) => choice.value === value)?.word : own(names, value)
    return { key, word: word ?? own(UNNAMED, key) ?? '' }
  })
