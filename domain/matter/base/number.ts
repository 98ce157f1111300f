import { type Instant, yearOf } from '../../clock/time'
import type { Context } from './situation'

/** The next of a gap-free series that begins anew each year in Shanghai: `督〔2026〕0007号`. */
export const nextNumber = ({ take }: Pick<Context, 'take'>, word: string, series: string, at: Instant): string => {
  const year = yearOf(at)
  return `${word}〔${year}〕${String(take(`${series}.${year}`)).padStart(4, '0')}号`
}
