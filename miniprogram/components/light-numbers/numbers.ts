import { LIGHT_FILTER_WORDS, type Light } from '../../../domain/clock/light'
import type { LightCounts } from '../../../domain/matter/views'

/** A number, and the list that it opens. */
interface Cell {
  light: Light
  word: string
  count: number
}

export interface Block {
  /** Id of the front; empty for all. */
  frontId: string
  name: string
  total: number
  cells: Cell[]
}

const ORDER: Light[] = ['red', 'yellow', 'green', 'grey']

export const blockOf = (counts: LightCounts & { id?: string; name: string }): Block => ({
  frontId: counts.id ?? '',
  name: counts.name,
  total: counts.total,
  cells: ORDER.map((light) => ({ light, word: LIGHT_FILTER_WORDS[light], count: counts[light] })),
})

/** Fronts with most that is late come first, then with most that soon is; else in the directory's order. */
export const pressing = (blocks: Block[]): Block[] => {
  const count = (block: Block, light: Light) => block.cells.find((cell) => cell.light === light)?.count ?? 0
  return [...blocks].sort((a, b) => count(b, 'red') - count(a, 'red') || count(b, 'yellow') - count(a, 'yellow'))
}
