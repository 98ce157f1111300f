import type { Instant } from '../../../domain/clock/time'
import { dateWords } from '../../../domain/clock/words'
import type { ShownNotice } from '../../../domain/notice/notice'
import type { Subject } from '../../../domain/subject'

/** A notice as the inbox shows it: every string is ready. */
export interface NoticeLine {
  id: string
  subject: Subject | null
  seq: number | null
  /** Who did what: 区住建局 沈秋远：申请延期. */
  title: string
  text: string
  when: string
  unread: boolean
  /** Something is to be done by the reader: told apart from news. */
  asks: boolean
  /** A digest's steps, each leading to what it is about. */
  lines: { key: number; subject: Subject; text: string }[]
}

export const noticeLine = (notice: ShownNotice, now: Instant): NoticeLine => ({
  id: notice._id,
  subject: notice.subject,
  seq: notice.seq,
  title: notice.by ? `${notice.by}：${notice.title}` : notice.title,
  text: notice.text,
  when: dateWords(now, notice.at),
  unread: notice.unread,
  asks: notice.asks,
  lines: notice.lines.map((line, key) => ({ key, ...line })),
})
