import { type PointLine, pointsWords } from '../../../../domain/points/line'
import { MONTH_START, monthOf } from '../../../../domain/points/month'

/** Hundredths as a figure of a month: 100, 99.3. */
export const figureWords = (hundredths: number): string => String(Number((hundredths / 100).toFixed(2)))

export interface Sum {
  hundredths: number
  /** 100 + 0.2 - 1.5 = 98.7, in words that say the floor where it counts. */
  words: string
}

/** What the lines of one unit and month come to. */
export const sumOf = (lines: readonly Pick<PointLine, 'hundredths'>[]): Sum => {
  const earned = lines.reduce((sum, line) => sum + Math.max(0, line.hundredths), 0)
  const lost = lines.reduce((sum, line) => sum + Math.min(0, line.hundredths), 0)
  const hundredths = monthOf(earned + lost)
  const parts = [
    `基础分 ${figureWords(MONTH_START)}`,
    ...(earned ? [`加 ${pointsWords(earned).slice(1)}`] : []),
    ...(lost ? [`扣 ${pointsWords(lost).slice(1)}`] : []),
  ]
  const floor = MONTH_START + earned + lost < 0 ? '，不低于 0' : ''
  return { hundredths, words: `${parts.join('，')}${floor}，得 ${figureWords(hundredths)} 分` }
}
