import { command, object, pageCursor, pageLimit, pageOf, query, shaped, text } from '../contract/schema'
import type { Notice } from './notice'
import type { MessageKind } from './template'

export const noticeOperations = {
  /** The caller's inbox, newest first; what is held back for working hours is not in it yet. */
  'notice.list': query(
    'anyone',
    object({ unreadOnly: { type: 'boolean' }, limit: pageLimit, after: pageCursor }, ['limit']),
    pageOf<Notice>(),
  ),
  'notice.unread': query(
    'anyone',
    object({}, []),
    shaped<{ unread: number }>({ type: 'object', required: ['unread'] }),
  ),
  /** Marks the given notices read, or with no ids up to 200 of the unread ones. Others' are refused as NOT_FOUND. */
  'notice.markRead': command(
    'anyone',
    object(
      {
        ids: {
          type: 'array',
          maxItems: 200,
          items: text(1, 200),
        },
      },
      [],
    ),
    shaped<{ unread: number }>({ type: 'object', required: ['unread'] }),
  ),
  /** WeChat's templates to ask grants for, and how many messages of each may still come. None with a host of one's own. */
  'notice.templates': query(
    'anyone',
    object({}, []),
    shaped<{ templates: { id: string; kind: MessageKind; left: number }[] }>({
      type: 'object',
      required: ['templates'],
    }),
  ),
  /** The person has granted one message of each. NOT_FOUND for a template that is not in force. */
  'notice.granted': command(
    'anyone',
    object(
      {
        templates: {
          type: 'array',
          minItems: 1,
          maxItems: 3,
          items: text(1, 64),
        },
      },
      ['templates'],
    ),
    shaped<{ templates: string[] }>({ type: 'object', required: ['templates'] }),
  ),
} as const
