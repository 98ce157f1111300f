import { command, object, pageCursor, pageLimit, query, text } from '../contract/schema'
import type { MessageKind } from './template'

export type Template = { id: string; kind: MessageKind; left: number }

export const noticeOperations = {
  /** The caller's inbox, newest first: all of it, what rings only later included. */
  'notice.list': query(
    'anyone',
    object({ unreadOnly: { type: 'boolean' }, limit: pageLimit, after: pageCursor }, ['limit']),
  ),
  'notice.unread': query('anyone', object({}, [])),
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
  ),
  /** WeChat's templates to ask grants for, and how many messages of each may still come. None with a host of one's own. */
  'notice.templates': query('anyone', object({}, [])),
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
  ),
} as const
