import type { Instant } from '../clock/time'
import { lineWords, type PointLine } from './line'
import { periodAt } from './month'

/**
 * Takes back lines that no counter-line takes back yet, so that their sum is as if they had never been (docs/domain.md,
 * section 8). They fall in the month of what takes them back: nothing is changed in one that is over.
 */
export const counterLines = (
  lines: readonly PointLine[],
  { _id, at, why }: { _id: string; at: Instant; why: string },
): PointLine[] => {
  const reversed = new Set(lines.flatMap(({ reverses }) => reverses ?? []))
  return lines
    .filter((line) => line.reverses === undefined && !reversed.has(line._id))
    .map((line) => ({
      ...line,
      _id: `${line._id}.reversed`,
      hundredths: -line.hundredths,
      eventIds: [_id, ...line.eventIds],
      reverses: line._id,
      words: lineWords(line.ruleId, -line.hundredths, `${why}，冲回「${line.words}」`),
      period: periodAt(at),
      at,
    }))
}
