/**
 * What a text that people write may hold; asked of every such text where it comes in (the keyword `holds` of the
 * contract's schemas, cells of an imported workbook). `line` is a title, a name; `prose` has paragraphs.
 */
export type TextKind = 'line' | 'prose'

/** What pasting from word processors and web pages leaves behind, and nobody sees. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g
/** Joiners make one sign of several emoji, and one name look like another. */
const JOINERS = /[\u200c\u200d]/g
const BREAKS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g

/** Line breaks of one kind, no unseen leftovers; in a line no breaks at all. */
export const tidied = (text: string, kind: TextKind): string => {
  const prose = text.replace(BREAKS, '\n').replace(UNSEEN, '')
  return kind === 'prose' ? prose : prose.replace(JOINERS, '').replace(/[\n\t]+/g, ' ')
}

/**
 * Halves of a character, which are no text; what Unicode never gives a meaning; tags; marks that turn the direction, so
 * that a text reads otherwise than it is stored.
 */
const NO_TEXT = /[\p{Cs}\p{Noncharacter_Code_Point}\u{e0000}-\u{e007f}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
const isControl = (code: number): boolean =>
  (code < 0x20 && code !== 0x0a && code !== 0x09) || (code > 0x7e && code < 0xa0)

/** Whether a tidied text holds nothing else than text. */
export const isPlainText = (text: string): boolean => {
  for (let i = 0; i < text.length; i += 1) if (isControl(text.charCodeAt(i))) return false
  return !NO_TEXT.test(text)
}

/** For the form in which such a text stands. */
export const NO_TEXT_WORDS = '含有不可见的控制符，请删去后重新填写'
