import { longDay } from '../../clock/words'
import { isClosed, type Matter } from '../state/matter'

/** Beside a closing: when it is looked back at what came of it. */
export const lookBackWords = (matter: Matter): string[] => {
  if (!isClosed(matter) || !matter.lookBack) return []
  const { on, asked } = matter.lookBack
  return [asked ? `回头看日期 ${longDay(on)} 已到，等督查员回头看` : `${longDay(on)}起回头看`]
}
