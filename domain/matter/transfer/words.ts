import type { NameOf } from '../../decider/telling'
import type { IssuedMatter } from '../state/matter'
import { OUTCOME_WORDS } from '../state/words'

const STATUS_WORDS = {
  proposed: '建议转办问责，待决定',
  confirmed: '已转办问责',
  declined: '已决定暂不转办',
} as const

/** A sentence for each transfer, with its unit and what came of it. */
export const transferWords = ({ transfers }: IssuedMatter, name: NameOf): string[] =>
  transfers.map(({ unitId, status, reason, outcome }) => {
    const result = outcome ? `；处理结果 ${OUTCOME_WORDS[outcome.outcome]}：${outcome.text}` : ''
    return `${name(unitId)}${STATUS_WORDS[status]}：${reason}${result}`
  })
