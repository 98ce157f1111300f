import { remembered } from '../../clock/remembered'

/** So many are kept: a title of 120 characters, the units of a district, and of those who answer for it what there is room for. */
const MOST_TERMS = 600

/**
 * What is compared: full width, compatibility forms and capitals are made plain, marks and blanks go, whatever bracket
 * or colon somebody typed.
 */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]/gu, '')

/** Every event writes the line anew, and its title, units and names stay. */
const pairsIn = remembered((text: string): readonly string[] => {
  const characters = [...plain(text)]
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`)
})

/** Pairs of neighbouring characters in each of the texts, not across them: what is looked for in a matter. */
export const searchTerms = (texts: readonly string[]): string[] => {
  const terms = new Set<string>()
  for (const text of texts) for (const pair of pairsIn(text)) terms.add(pair)
  return terms.size > MOST_TERMS ? [...terms].slice(0, MOST_TERMS) : [...terms]
}

/** One word, `督会〔2026〕7号`, however its brackets and digits were typed, with or without 号. */
const NUMBER = /^(\p{Script=Han}+)[^\p{L}\p{N}]*(\d{4})[^\p{L}\p{N}]+0*(\d{1,6})(号?)$/u

const numberIn = (text: string) => {
  const [whole, series = '', year = '', ordinal = '', end = ''] =
    NUMBER.exec(text.normalize('NFKC').replace(/\s*([^\p{L}\s]+)\s*/gu, '$1')) ?? []
  return whole === undefined ? null : { begins: `${series}〔${year}〕`, ordinal, end }
}

/** The number without padding zeros; what is none stays as it is. */
export const unpadded = remembered((text: string): string => {
  const number = numberIn(text)
  return number ? `${number.begins}${number.ordinal}${number.end}` : text
})

/** The numbers that a search may name exactly: as they are given now, and with the padding zeros of before. */
export const numbersNamed = (search: string): string[] => {
  const number = numberIn(search)
  if (!number) return []
  const { begins, ordinal } = number
  return [...new Set([ordinal, ordinal.padStart(4, '0')])].map((digits) => `${begins}${digits}号`)
}

/** What a search looks for: the pairs of each of its words, all of which must be there; of a number, those of it. */
export const termsOf = (search: string): string[] =>
  searchTerms(numberIn(search) ? [unpadded(search)] : search.split(/\s+/u).map(unpadded))
