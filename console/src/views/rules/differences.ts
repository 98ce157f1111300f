import { type Rules, sectionsOf } from './sentences'

/** One rule that two packs say otherwise; null where only the other pack has it. */
export interface Difference {
  key: string
  section: string
  before: string | null
  after: string | null
}

const keyed = (rules: Rules): Map<string, { section: string; words: string }> =>
  new Map(
    sectionsOf(rules).flatMap(({ title, sentences }) =>
      sentences.map(({ key, words }) => [key, { section: title, words }] as const),
    ),
  )

/** What `after` says otherwise than `before`, in the order in which packs are read. Titles are no rules. */
export const differences = (before: Rules, after: Rules): Difference[] => {
  const [old, next] = [keyed(before), keyed(after)]
  const order = [...new Set([...next.keys(), ...old.keys()])]
  return order
    .map((key) => ({
      key,
      section: (next.get(key) ?? old.get(key))?.section ?? '',
      before: old.get(key)?.words ?? null,
      after: next.get(key)?.words ?? null,
    }))
    .filter((difference) => difference.before !== difference.after)
}
