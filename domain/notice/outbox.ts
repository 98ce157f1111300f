import type { Instant } from '../clock/time'
import type { Subject } from '../subject'
import type { Notice } from './notice'
import type { MessageKind, Templates } from './template'

/** A message on its way out of a transaction; `courier` takes what is due. */
export type OutboxItem = {
  _id: string
  personId: string
  at: Instant
  /** Not before this moment. */
  dueAt: Instant
} & (
  | {
      /** A step recorded after an outage; one notice gathers a person's (docs/domain.md, section 4). */
      channel: 'digest'
      subject: Subject
      text: string
      /** When it may ring; absent in those written while the inbox waited as well. */
      deliverAt?: Instant
    }
  | {
      /** A notice that goes to the person's phone as well; only where templates are configured. */
      channel: 'wechat'
      noticeId: string
      kind: MessageKind
      /** How often it was begun to be sent; `sending` while nobody has said what became of the last time. */
      tries: number
      sending: boolean
    }
)

export type DigestItem = Extract<OutboxItem, { channel: 'digest' }>

/** What the courier shall send by WeChat beside the inbox: nothing where there is no template for its kind. */
export const wechatItem = (
  { _id: noticeId, personId, at, deliverAt }: Notice,
  kind: MessageKind | null,
  templates: Templates | undefined,
): OutboxItem | null =>
  kind && templates?.[kind]
    ? {
        _id: `wechat.${noticeId}`,
        channel: 'wechat',
        noticeId,
        personId,
        kind,
        at,
        dueAt: deliverAt,
        tries: 0,
        sending: false,
      }
    : null
