import type { Instant } from '../../clock/time'
import { dateWords } from '../../clock/words'
import type { Suspension } from '../state/matter'

/** Until when it lasts, for whoever reads the matter now. */
export const suspensionWords = ({ from, reason, until }: Suspension, now: Instant): string =>
  `${dateWords(now, from)} 中止，时限暂停，${until ? `${dateWords(now, until)} 自动恢复` : '未定恢复日期'}：${reason}`
