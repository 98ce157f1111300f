import { type Instant, yearOf } from '../../clock/time'
import type { Context } from './situation'

/** The next of a gap-free series that begins anew each year in Shanghai: `督会〔2026〕7号`. */
export const nextNumber = ({ take }: Pick<Context, 'take'>, word: string, series: string, at: Instant): string => {
  const year = yearOf(at)
  return `${word}〔${year}〕${take(`${series}.${year}`)}号`
}
