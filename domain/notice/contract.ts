import { command, object, pageCursor, pageLimit, pageOf, query, shaped } from '../contract/schema'
import type { Notice } from './notice'

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
          items: { type: 'string', minLength: 1, maxLength: 200 },
        },
      },
      [],
    ),
    shaped<{ unread: number }>({ type: 'object', required: ['unread'] }),
  ),
} as const
