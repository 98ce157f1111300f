/** Where a list with cursors stands: the cursor that began each page up to this one, and the one that begins the next. */
export interface Pager {
  begins: readonly (string | null)[]
  next: string | null
}

export const FIRST_PAGE: Pager = { begins: [null], next: null }

/** The cursor of the page shown; null on the first. */
export const cursorOf = ({ begins }: Pager): string | null => begins.at(-1) ?? null

/** Counted from 1. */
export const pageNumber = ({ begins }: Pager): number => begins.length

export const hasPrevious = ({ begins }: Pager): boolean => begins.length > 1

/** The page has come, and said where the next one begins. */
export const arrived = (pager: Pager, next: string | null): Pager => ({ ...pager, next })

export const forward = (pager: Pager): Pager =>
  pager.next === null ? pager : { begins: [...pager.begins, pager.next], next: null }

export const back = (pager: Pager): Pager =>
  hasPrevious(pager) ? { begins: pager.begins.slice(0, -1), next: null } : pager

/** 第 51–100 件. */
export const rangeWords = (pager: Pager, pageSize: number, rows: number): string => {
  const first = (pageNumber(pager) - 1) * pageSize + 1
  return rows === 0 ? '' : `第 ${first}–${first + rows - 1} 件`
}
