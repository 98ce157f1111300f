import { among, count, fields, flag, many, moment, number, orNull, pageOf, string, subject } from '../contract/answer'
import type { Template } from './contract'
import type { Notice, ShownNotice } from './notice'
import { MESSAGE_KINDS } from './template'

const notice = fields<ShownNotice>({
  _id: string,
  personId: string,
  subject: orNull(subject),
  seq: orNull(number),
  about: string,
  title: string,
  text: string,
  lines: many(fields<Notice['lines'][number]>({ subject, text: string })),
  at: moment,
  deliverAt: moment,
  readAt: orNull(moment),
  unread: flag,
  by: string,
  asks: flag,
})

/** What the operations of this concept answer. */
export const noticeAnswers = {
  'notice.list': pageOf(notice),
  'notice.unread': fields<{ unread: number }>({ unread: count }),
  'notice.markRead': fields<{ unread: number }>({ unread: count }),
  'notice.templates': fields<{ templates: Template[] }>({
    templates: many(fields<Template>({ id: string, kind: among(MESSAGE_KINDS), left: count })),
  }),
  'notice.granted': fields<{ templates: string[] }>({ templates: many(string) }),
}
