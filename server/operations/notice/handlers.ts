import type { noticeOperations } from '../../../domain/notice/contract'
import type { Notice } from '../../../domain/notice/notice'
import { refuse } from '../../../domain/refusal'
import type { Filter, Sort } from '../../ports'
import { type Order, page } from '../cursor'
import type { CommandHandler, Handler, QueryHandler, Request } from '../operation'
import { noticeGranted, noticeTemplates } from './grants'
import { shown } from './shown'

const NEWEST: Sort = [['at', -1]]
const LIST: Order = [['at', -1, 'moment']]
/** Marked at once without ids; the rest needs a second tap. */
const MOST_AT_ONCE = 200

const unreadFilter = ({ caller }: Request): Filter => ({ personId: caller.personId, unread: true })

const list: QueryHandler<'notice.list'> = async ({ unreadOnly, limit, after }, request) => {
  const { caller, ports } = request
  const filter = unreadOnly ? unreadFilter(request) : { personId: caller.personId }
  const { items, next } = await page((query) => ports.store.find('notices', query), {
    filter,
    order: LIST,
    limit,
    ...(after !== undefined && { after }),
  })
  return { items: await shown(items, request), next }
}

const countUnread = (request: Request) => request.ports.store.count('notices', unreadFilter(request))

const unread: QueryHandler<'notice.unread'> = async (_, request) => ({ unread: await countUnread(request) })

const markRead: CommandHandler<'notice.markRead'> = async ({ ids }, request, tx) => {
  const { ports, caller, now } = request
  const wanted =
    ids ??
    (await ports.store.find('notices', { filter: unreadFilter(request), sort: NEWEST, limit: MOST_AT_ONCE })).map(
      ({ _id }) => _id,
    )
  let marked = 0
  for (const id of wanted) {
    const notice: Notice | null = await tx.get('notices', id)
    if (notice?.personId !== caller.personId) return refuse('NOT_FOUND', 'ids')
    if (!notice.unread) continue
    await tx.put('notices', { ...notice, unread: false, readAt: now })
    marked += 1
  }
  return { unread: Math.max(0, (await countUnread(request)) - marked) }
}

export const noticeHandlers = {
  'notice.list': list,
  'notice.unread': unread,
  'notice.markRead': markRead,
  'notice.templates': noticeTemplates,
  'notice.granted': noticeGranted,
} satisfies { [N in keyof typeof noticeOperations]: Handler<N> }
