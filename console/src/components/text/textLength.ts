/** From here on a text says how long it is. */
const NEAR = 0.8

/** What is wrong with a text of more than `most` signs, blanks around it apart; null where nothing is. */
export const tooLong = (text: string, most: number): string | null => {
  const { length } = text.trim()
  return length > most ? `最多 ${most} 字，现在 ${length} 字` : null
}

/** What stands below the field: nothing, 450/500, or how much is too much. */
export const lengthWords = (text: string, most: number): { words: string; over: boolean } => {
  const over = tooLong(text, most)
  if (over) return { words: `${over}，请删减`, over: true }
  const { length } = text.trim()
  return { words: length > most * NEAR && most >= 100 ? `${length}/${most}` : '', over: false }
}
