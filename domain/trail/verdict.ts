import type { ChainFault } from './chain'

/**
 * What a verification finds: in the chain, in an event's form, at the chain's end, in the matter as the fold of its
 * events; and moments out of order, which an older version stored when the clock had been set back.
 */
export type Finding = ChainFault | 'form' | 'head' | 'state' | 'time'

/** `brokenAt` is the event that the finding is about, where it is about one. Moments out of order leave the record whole. */
export interface Verdict {
  intact: boolean
  events: number
  brokenAt: number | null
  why: Finding | null
  head: string
}

const WORDS: Record<Finding, (step: string) => string> = {
  gap: (step) => `${step}缺失或次序不对`,
  link: (step) => `${step}与前一条接不上`,
  hash: (step) => `${step}被改动过`,
  form: (step) => `${step}的内容已损坏，不能完整显示`,
  head: () => '末尾的记录与事项对不上，可能有记录被删去',
  state: () => '事项现在的内容与按记录推算的不一致',
  time: (step) => `${step}的时间早于前一条，当时主机的时钟被调慢过。请以先后次序为准，并告知系统管理员`,
}

/** A verdict in one sentence, the same on phone and desk. */
export const verdictWords = ({ intact, events, brokenAt, why }: Verdict): string => {
  if (why === null) return `留痕完整：${events} 条记录首尾相连，与当前状态一致。`
  const found = WORDS[why](brokenAt === null ? '一条记录' : `第 ${brokenAt} 条记录`)
  return intact ? `留痕完整，但${found}。` : `留痕不完整：${found}。请勿再办理，立即联系督查室和系统管理员。`
}
