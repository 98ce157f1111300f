import type { Instant } from '../../../domain/clock/time'
import { dateWords } from '../../../domain/clock/words'
import type { Notice } from '../../../domain/notice/notice'

/** A notice as the inbox shows it: every string is ready. */
export interface NoticeLine {
  id: string
  matterId: string | null
  seq: number | null
  title: string
  text: string
  when: string
  unread: boolean
  /** A digest's steps, each leading to its matter. */
  lines: { key: number; matterId: string; text: string }[]
}

export const noticeLine = (notice: Notice, now: Instant): NoticeLine => ({
  id: notice._id,
  matterId: notice.matterId,
  seq: notice.seq,
  title: notice.title,
  text: notice.text,
  when: dateWords(now, notice.deliverAt),
  unread: notice.unread,
  lines: notice.lines.map((line, key) => ({ key, ...line })),
})
