/** Nobody gives it: it follows when somebody leaves (docs/domain.md, section 2). */
export const contract = {} as const
