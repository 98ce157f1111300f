import { among, fields, moment, number, orNull, pageOf, saying, string } from '../contract/answer'
import { count, flag, many } from '../matter/base/shapes'
import { eventSchemas } from '../matter/eventSchemas'
import type { Template } from './contract'
import type { Notice } from './notice'
import { MESSAGE_KINDS } from './template'

const notice = fields<Notice>({
  _id: string,
  personId: string,
  matterId: orNull(string),
  seq: orNull(number),
  about: saying<string>({ enum: [...Object.keys(eventSchemas), 'digest', 'account'] }),
  title: string,
  text: string,
  lines: many(fields<Notice['lines'][number]>({ matterId: string, text: string })),
  at: moment,
  deliverAt: moment,
  readAt: orNull(moment),
  unread: flag,
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
