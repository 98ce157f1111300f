import { paged } from '../../behaviors/paged'
import { reminders } from '../../behaviors/reminders'
import { screen } from '../../behaviors/screen'
import { tabPage } from '../../behaviors/tabPage'
import { command, newKey, query } from '../../services/api'
import { badges, onBadges, setBadges } from '../../services/badges'
import { toast, toastError } from '../../services/errors'
import { toSubject } from '../../services/navigate'
import { mustBeLoggedIn, now, ready } from '../../services/session'
import { type NoticeLine, noticeLine } from './lines'

const PAGE = 50
/** How many notices one command marks (notice.markRead). */
const MOST_AT_ONCE = 200
const stops = new WeakMap<object, () => void>()

/** The inbox. A notice opens the very subject and step it is about. */
Component({
  behaviors: [screen, tabPage, paged, reminders],

  data: { unread: badges().unread, marking: false },

  lifetimes: {
    attached() {
      stops.set(
        this,
        onBadges(({ unread }) => this.setData({ unread })),
      )
    },
    detached() {
      stops.get(this)?.()
    },
  },

  methods: {
    onShow() {
      if (!mustBeLoggedIn()) return
      this.revisit()
      this.showReminders().catch(() => {})
    },

    onBackOnline() {
      this.revisit()
    },

    async loadPage(after: string | null, rows: number) {
      const [page, counted] = await Promise.all([
        query('notice.list', { limit: Math.max(PAGE, rows), ...(after && { after }) }),
        after ? null : query('notice.unread', {}),
        ready(),
      ])
      if (counted) setBadges({ unread: counted.unread })
      return { items: page.items.map((notice) => noticeLine(notice, now())), next: page.next }
    },

    lineAt(index: number): NoticeLine | undefined {
      return (this.data.items as NoticeLine[])[index]
    },

    onOpen({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
      const { index } = currentTarget.dataset
      const line = this.lineAt(index)
      if (!line) return
      this.read(index, line)
      if (line.subject) toSubject(line.subject, { seq: line.seq })
    },

    onStep({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { notice: string; step: number }>) {
      const { notice, step } = currentTarget.dataset
      const index = (this.data.items as NoticeLine[]).findIndex(({ id }) => id === notice)
      const line = this.lineAt(index)
      const about = line?.lines[step]
      if (!line || !about) return
      this.read(index, line)
      toSubject(about.subject)
    },

    /** Read as soon as it is opened; what the server misses of it is made good by the next reload. */
    async read(index: number, line: NoticeLine) {
      if (!line.unread) return
      this.setData({ [`items[${index}].unread`]: false })
      setBadges({ unread: Math.max(0, badges().unread - 1) })
      try {
        setBadges(await command('notice.markRead', { ids: [line.id] }, newKey()))
      } catch (error) {
        toastError(error)
      }
    },

    async onReadAll() {
      if (this.data.marking) return
      this.setData({ marking: true })
      try {
        const before = badges().unread
        let { unread } = await command('notice.markRead', {}, newKey())
        for (let left = before - MOST_AT_ONCE; left > 0 && unread > 0; left -= MOST_AT_ONCE)
          ({ unread } = await command('notice.markRead', {}, newKey()))
        setBadges({ unread })
        this.setData({ items: (this.data.items as NoticeLine[]).map((line) => ({ ...line, unread: false })) })
        toast('已全部标为已读')
      } catch (error) {
        toastError(error)
      } finally {
        this.setData({ marking: false })
      }
    },

    onReachBottom() {
      this.more()
    },

    async onPullDownRefresh() {
      await this.reload()
      wx.stopPullDownRefresh()
    },
  },
})
