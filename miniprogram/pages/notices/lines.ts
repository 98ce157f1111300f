import type { Instant } from '../../../domain/clock/time'
import { dateWords } from '../../../domain/clock/words'
import type { Notice } from '../../../domain/notice/notice'
import type { Subject } from '../../../domain/subject'

/** A notice as the inbox shows it: every string is ready. */
export interface NoticeLine {
  id: string
  subject: Subject | null
  seq: number | null
  title: string
  text: string
  when: string
  unread: boolean
  /** A digest's steps, each leading to what it is about. */
  lines: { key: number; subject: Subject; text: string }[]
}

export const noticeLine = (notice: Notice, now: Instant): NoticeLine => ({
  id: notice._id,
  subject: notice.subject,
  seq: notice.seq,
  title: notice.title,
  text: notice.text,
  when: dateWords(now, notice.at),
  unread: notice.unread,
  lines: notice.lines.map((line, key) => ({ key, ...line })),
})
