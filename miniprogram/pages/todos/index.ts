import type { Deadline } from '../../../domain/clock/deadline'
import { localTime } from '../../../domain/clock/time'
import type { Names } from '../../../domain/decider/telling'
import type { Todo } from '../../../domain/decider/todo'
import { momentMeant } from '../../../domain/matter/receipts/find'
import { paged } from '../../behaviors/paged'
import { screen } from '../../behaviors/screen'
import { tabPage } from '../../behaviors/tabPage'
import { cardOf, type TodoCard } from '../../components/todo-card/card'
import { toBeginning } from '../../forms/route'
import { begunWords, waitingForms, waitingWords } from '../../forms/waiting'
import { query } from '../../services/api'
import { refreshUnread, setBadges } from '../../services/badges'
import { toast, toastError } from '../../services/errors'
import { toDrafts, toMatterList, toSubject, toTab } from '../../services/navigate'
import { askForReminders, loadReminders, offersReminders } from '../../services/reminders'
import { scanDesk } from '../../services/scan'
import { recall, remember } from '../../services/seen'
import { calendar, isLeader, known, me, mustBeLoggedIn, now, ready } from '../../services/session'
import { groupsOf, type TodoGroup } from './groups'

type Segment = 'all' | 'approve'
type Counts = Record<Segment, number>
interface Page {
  items: Todo[]
  names: Names
  next: string | null
}
interface Kept {
  todos: Todo[]
  names: Names
  next: string | null
  counts: Counts
}
type Tap = WechatMiniprogram.TouchEvent<object, object, { id: string }>

/** More than nearly anyone has: the whole list in one request. */
const PAGE = 100
/** Of this shape of a to-do: what an older version kept is not shown. */
const KEPT = 'todos.3'
const EMPTY: Record<Segment, string> = { all: '没有待办事项', approve: '没有待您审批的事项' }

const cardsOf = (todos: Todo[], names: Names): TodoCard[] => {
  const forms = waitingForms()
  const read = { names, now: now(), calendar: calendar() }
  return todos.map((todo) => cardOf(todo, read, waitingWords(forms, todo.subject.id)))
}

/** The first page: what I must do now. */
Component({
  behaviors: [screen, tabPage, paged],

  data: {
    segment: 'all' as Segment,
    /** Null until the server, or the list last seen, has said. */
    counts: null as Counts | null,
    groups: [] as TodoGroup[],
    empty: EMPTY.all,
    /** Whoever has just logged in has granted no message yet: asked here, at a tap. */
    offered: false,
    /** The button of an empty page: where else one may look. */
    elsewhere: '查看事项',
    /** A leader starts matters from here. */
    starts: false,
    /** 1 件写好待发，2 份草稿还没提交; empty for none. */
    drafts: '',
    /** The due moment that is being explained. */
    receipt: null as Deadline | null,
  },

  observers: {
    'items.**, next'(items: TodoCard[], next: string | null) {
      this.setData({ groups: groupsOf(items, next === null) })
    },
  },

  methods: {
    onLoad() {
      this.showLast()
    },

    onShow() {
      if (!mustBeLoggedIn()) return
      this.showPlaces()
      this.revisit()
      refreshUnread()
      this.offerReminders()
    },

    showPlaces() {
      const drafts = known() ? begunWords(waitingForms()) : ''
      this.setData({ elsewhere: isLeader() ? '查看全区' : '查看事项', starts: isLeader(), drafts })
    },

    /** No place to complain: without an answer nothing is offered. */
    async offerReminders() {
      await loadReminders().catch(() => [])
      this.setData({ offered: offersReminders() })
    },

    async onReminders() {
      this.setData({ offered: false })
      await askForReminders().catch(() => 0)
    },

    /** The network is there again. */
    onBackOnline() {
      this.revisit()
    },

    /** The list as it was when last seen, at once: the server is being asked already. */
    showLast() {
      const last = recall<Kept>(KEPT)
      if (!last) return
      const { todos, names, next, counts } = last.value
      this.setData({ items: cardsOf(todos, names), next, counts, phase: 'ready', loadedAt: localTime(last.at) })
    },

    async loadPage(after: string | null, rows: number) {
      const { segment } = this.data
      const limit = Math.max(PAGE, rows)
      const [page, counts] = await Promise.all([
        query('todo.list', { limit, ...(segment === 'approve' && { group: segment }), ...(after && { after }) }),
        after ? null : query('todo.counts', {}),
        ready(),
      ])
      this.showPlaces()
      if (counts) this.keep(segment, page, counts)
      return { items: cardsOf(page.items, page.names), next: page.next }
    },

    keep(segment: Segment, { items: todos, names, next }: Page, { all, approve }: Counts) {
      this.setData({ counts: { all, approve } })
      setBadges({ todos: all })
      if (segment === 'all') remember(KEPT, { todos, names, next, counts: { all, approve } } satisfies Kept)
    },

    onSegment({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { segment: Segment }>) {
      const { segment } = currentTarget.dataset
      if (segment === this.data.segment) return
      this.setData({ segment, empty: EMPTY[segment] })
      this.startOver()
    },

    cardWith(id: string): TodoCard | undefined {
      return (this.data.items as TodoCard[]).find((card) => card.id === id)
    },

    onOpen({ currentTarget }: Tap) {
      const card = this.cardWith(currentTarget.dataset.id)
      if (card) toSubject(card.subject)
    },

    onAct({ currentTarget }: Tap) {
      const card = this.cardWith(currentTarget.dataset.id)
      if (card) toSubject(card.subject, { todo: card.kind, partId: card.partId })
    },

    async onWhy({ currentTarget }: Tap) {
      const card = this.cardWith(currentTarget.dataset.id)
      if (!card?.dueAt || card.subject.kind !== 'matter') return
      try {
        const { items } = await query('matter.moments', { matterId: card.subject.id })
        const meant = momentMeant(items, { dueAt: card.dueAt, assignmentId: card.partId })
        if (meant) this.setData({ receipt: meant.deadline })
        else toast('这个时限刚刚有了变化，请下拉刷新后再看')
      } catch (error) {
        toastError(error)
      }
    },

    onReceiptClose() {
      this.setData({ receipt: null })
    },

    onElsewhere() {
      toTab(isLeader() ? 'district' : 'matters')
    },

    onDrafts() {
      toDrafts()
    },

    onScan() {
      scanDesk()
    },

    onStart() {
      toBeginning('start')
    },

    onStarted() {
      toMatterList({ starterId: me().person.id }, '我交办的')
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
