import type { Instant } from '../../../domain/clock/time'
import { dateWords } from '../../../domain/clock/words'
import { ACTION_WORDS } from '../../../domain/matter/actions'
import type { Waiting } from '../../forms/waiting'

/** A form that was begun, as its line shows it: every string is ready. */
export interface DraftLine {
  key: string
  step: string
  title: string
  when: string
  /** 2 个文件待传; empty when none waits. */
  files: string
}

export const draftLine = ({ key, command, title, savedAt, unsent }: Waiting, now: Instant): DraftLine => ({
  key,
  step: ACTION_WORDS[command],
  title: title || '尚无标题',
  when: `存于 ${dateWords(now, savedAt)}`,
  files: unsent.length ? `${unsent.length} 个文件待传，联网后自动上传` : '',
})
