import { paged } from '../../behaviors/paged'
import { query } from '../../services/api'
import { later, notLater } from '../../services/later'
import { toMatter } from '../../services/navigate'
import { calendar, now, ready } from '../../services/session'
import { lineOf, type MatterLine } from '../matter-card/line'
import { type Chip, chipsOf, type MatterFilter, withPart } from './filter'

type Order = 'due' | 'recent'
type Names = Record<string, string>

const PAGE = 50
/** After the last letter typed. Milliseconds. */
const PAUSE = 400

/** What was heard of each property; a page that only draws itself again hands the same over once more. */
const heard = new WeakMap<object, Map<string, unknown>>()
const isNew = (list: object, name: string, value: unknown): boolean => {
  const known = heard.get(list) ?? new Map<string, unknown>()
  heard.set(list, known)
  const before = known.get(name) ?? 0
  known.set(name, value)
  return value !== before
}

/**
 * An endless list of matters with search and filters. It starts with the filter that is `asked`. `visits`, `ends` and
 * `pulls` count how often the page came up again, reached its bottom and was pulled down: these events reach pages
 * only. Event: `pulled`, once it is up to date after a pull.
 */
Component({
  behaviors: [paged],

  properties: {
    asked: { type: Object, value: null as MatterFilter | null },
    /** Of units and fronts in the filter. */
    askedNames: { type: Object, value: {} as Names },
    visits: { type: Number, value: 0 },
    ends: { type: Number, value: 0 },
    pulls: { type: Number, value: 0 },
  },

  data: {
    started: false,
    filter: {} as MatterFilter,
    names: {} as Names,
    /** What the search field holds, unless somebody types in it: that is not written back. */
    shownSearch: '',
    chips: [] as Chip[],
    order: 'due' as Order,
    /** Rows under the filter; null until the server has said. */
    total: null as number | null,
    choosing: false,
  },

  observers: {
    'asked, askedNames'(asked: MatterFilter | null, names: Names) {
      if (asked && isNew(this, 'asked', JSON.stringify([asked, names]))) this.startWith(asked, names)
    },
    visits(visits: number) {
      if (isNew(this, 'visits', visits) && this.data.started) this.revisit()
    },
    ends(ends: number) {
      if (isNew(this, 'ends', ends)) this.more()
    },
    pulls(pulls: number) {
      if (isNew(this, 'pulls', pulls)) this.pull()
    },
  },

  lifetimes: {
    detached() {
      notLater(this)
    },
  },

  methods: {
    startWith(filter: MatterFilter, names: Names) {
      // The field holds what was typed: only what differs from what was written last reaches it.
      this.setData({ shownSearch: this.data.filter.search ?? '' })
      this.setData({ shownSearch: filter.search ?? '', started: true })
      return this.narrow(filter, names)
    },

    async pull() {
      await this.reload()
      this.triggerEvent('pulled')
    },

    narrow(filter: MatterFilter, names: Names) {
      this.setData({ filter, names, chips: chipsOf(filter, names), total: null })
      return this.startOver()
    },

    async loadPage(after: string | null, rows: number) {
      const { filter, order } = this.data
      const limit = Math.max(PAGE, rows)
      const [page, counts] = await Promise.all([
        query('matter.list', { ...filter, order, limit, ...(after && { after }) }),
        after ? null : query('matter.counts', filter),
        ready(),
      ])
      if (counts) this.setData({ total: counts.all.total })
      return { items: page.items.map((row) => lineOf(row, page.names, now(), calendar())), next: page.next }
    },

    onSearch({ detail }: { detail: string }) {
      const { filter, names } = this.data
      later(this, PAUSE, () => this.narrow(withPart(filter, 'search', detail.trim() || null), names))
    },

    onOrder() {
      this.setData({ order: this.data.order === 'due' ? 'recent' : 'due' })
      this.startOver()
    },

    onFilter() {
      this.setData({ choosing: true })
    },

    onFilterClose() {
      this.setData({ choosing: false })
    },

    onFilterConfirm({ detail }: WechatMiniprogram.CustomEvent<{ filter: MatterFilter; names: Names }>) {
      this.setData({ choosing: false })
      this.narrow(detail.filter, detail.names)
    },

    onDrop({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { key: keyof MatterFilter }>) {
      this.narrow(withPart(this.data.filter, currentTarget.dataset.key, null), this.data.names)
    },

    onDropAll() {
      this.startWith({}, this.data.names)
    },

    onOpen({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
      const line = (this.data.items as MatterLine[])[currentTarget.dataset.index]
      if (line) toMatter(line.id)
    },
  },
})
