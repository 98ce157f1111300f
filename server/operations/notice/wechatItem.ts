import type { Notice } from '../../../domain/notice/notice'
import { messageKindOf, type Templates } from '../../../domain/notice/template'
import type { OutboxItem } from '../../collections'

/** What the courier shall send by WeChat beside the inbox: nothing where there is no template for it. */
export const wechatItem = (notice: Notice, templates: Templates | undefined): OutboxItem | null => {
  const kind = templates && messageKindOf(notice.about)
  if (!kind || !templates[kind]) return null
  const { _id: noticeId, personId, at, deliverAt } = notice
  const begun = { tries: 0, sending: false }
  return { _id: `wechat.${noticeId}`, channel: 'wechat', noticeId, personId, kind, at, dueAt: deliverAt, ...begun }
}
