/*
 * What people and programs put into cells beside what is meant: spaces for the eye, wide digits, a number's groups, the
 * decimals of a number that a program has written.
 */

const BETWEEN_HAN = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu

/** A name without spaces between its Chinese characters, and with one where there are several. */
export const plainName = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().replaceAll(BETWEEN_HAN, '')

/** `138 0000-1234`, `+86 138…`, `13800001234.0`; what is no number stays as it is. */
function plainMobile(text: string): string {
  const digits = text.normalize('NFKC').replaceAll(/[\s\p{Pd}()]/gu, '')
  return /^(?:\+?86|0086)?(1\d{10})(?:\.0+)?$/.exec(digits)?.[1] ?? text
}

const plainWhole = (text: string): string => text.normalize('NFKC').replace(/\.0+$/, '')

/** A person by name, or by mobile number. */
const plainPerson = (text: string): string => plainName(plainMobile(text))

/** How a column's cells are read; a post may have spaces that tell its parts. */
const READINGS = new Map<string, (text: string) => string>([
  ['手机号', plainMobile],
  ['区领导', plainPerson],
  ['联络员', plainPerson],
  ['排序', plainWhole],
  ['职务', (text) => text.replaceAll(/\s+/g, ' ').trim()],
])

export const plainCell = (column: string, text: string): string => (READINGS.get(column) ?? plainName)(text)
