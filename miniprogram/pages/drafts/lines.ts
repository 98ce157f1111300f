import type { Instant } from '../../../domain/clock/time'
import { dateWords } from '../../../domain/clock/words'
import { ACTION_WORDS } from '../../../domain/matter/actions'
import { isUnderWay } from '../../forms/outbox'
import type { Waiting } from '../../forms/waiting'

/** A form that was begun, as its line shows it: every string is ready. */
export interface DraftLine {
  key: string
  step: string
  title: string
  when: string
  /** 2 个文件待传; empty when none waits. */
  files: string
  /** 待发, 发送中, 未成功; empty for a draft. */
  state: string
  /** Why it was refused. */
  why: string
}

const stateOf = ({ key, waits }: Waiting): string => {
  if (!waits) return ''
  if (waits.why) return '未成功'
  return isUnderWay(key) ? '发送中' : '待发'
}

export const draftLine = (waiting: Waiting, now: Instant): DraftLine => ({
  ...wordsOf(waiting, now),
  state: stateOf(waiting),
  why: waiting.waits?.why ?? '',
})

const wordsOf = ({ key, command, title, savedAt, unsent, waits }: Waiting, now: Instant) => ({
  key,
  step: ACTION_WORDS[command],
  title: title || '尚无标题',
  when: `${waits ? '写于' : '存于'} ${dateWords(now, savedAt)}`,
  files: unsent.length ? `${unsent.length} 个文件待传，联网后自动上传` : '',
})
