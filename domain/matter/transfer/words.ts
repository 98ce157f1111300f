import type { NameOf } from '../../decider/telling'
import type { IssuedMatter } from '../state/matter'
import { OUTCOME_WORDS } from '../state/words'

const STATUS_WORDS = {
  proposed: (unit: string) => `建议对${unit}转办问责，待决定`,
  confirmed: (unit: string) => `已对${unit}转办问责`,
  declined: (unit: string) => `已决定暂不对${unit}转办问责`,
  lapsed: (unit: string) => `对${unit}转办问责的建议已失效`,
} as const

/** A sentence for each transfer, with its unit and what came of it. */
export const transferWords = ({ transfers }: IssuedMatter, name: NameOf): string[] =>
  transfers.map(({ unitId, status, reason, outcome }) => {
    const result = outcome ? `；处理结果 ${OUTCOME_WORDS[outcome.outcome]}：${outcome.text}` : ''
    return `${STATUS_WORDS[status](name(unitId))}：${reason}${result}`
  })
