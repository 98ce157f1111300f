/** Nobody gives it: the office is reminded by the timer (docs/domain.md, section 4). */
export const contract = {} as const
