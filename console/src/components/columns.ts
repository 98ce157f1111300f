export interface Column {
  key: string
  title: string
  /** CSS width in px; one column at least should have none, and takes the rest. */
  width?: `${number}px`
  /** The width that still serves where there is little room. */
  least?: `${number}px`
  /** Where even that is too much, the column with the highest number is left out first. */
  yields?: number
  align?: 'right' | 'center'
}

/** What a column that takes the rest needs: some fourteen signs a line. */
const REST_LEAST = 220

const needs = (columns: readonly Column[]): number =>
  columns.reduce((sum, { width }) => sum + (width ? Number.parseInt(width, 10) : REST_LEAST), 0)

/**
 * The columns for a table of that many px: as wide as they would be, else as narrow as serves, else without those that
 * yield. The one that takes the rest always has room. At 0 nothing has been measured yet.
 */
export const fittedColumns = (columns: readonly Column[], room: number): Column[] => {
  if (room === 0 || needs(columns) <= room) return [...columns]
  let fitted = columns.map(({ least, ...column }) => (least ? { ...column, width: least } : column))
  while (needs(fitted) > room) {
    const last = Math.max(...fitted.map(({ yields = 0 }) => yields))
    if (last === 0) break
    fitted = fitted.filter(({ yields = 0 }) => yields !== last)
  }
  return fitted
}
