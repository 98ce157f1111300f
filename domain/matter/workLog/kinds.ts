/** How an officer spoke with a unit. */
export const LOG_KINDS = ['telephone', 'visit', 'coordination', 'other'] as const
type LogKind = (typeof LOG_KINDS)[number]

export const LOG_KIND_WORDS: Record<LogKind, string> = {
  telephone: '电话催办',
  visit: '走访',
  coordination: '协调',
  other: '其他',
}
