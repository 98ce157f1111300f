/** What was found of a closed matter. */
export const LOOK_BACK_OUTCOMES = ['holds', 'relapsed'] as const
export type LookBackOutcome = (typeof LOOK_BACK_OUTCOMES)[number]

export const LOOK_BACK_WORDS: Record<LookBackOutcome, string> = { holds: '巩固', relapsed: '反弹' }
