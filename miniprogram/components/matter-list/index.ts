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

/**
 * An endless list of matters with search and filters. The page calls `start` once, `revisit` when it comes up again,
 * `more` at its bottom and `reload` when pulled down: these events reach pages only.
 */
Component({
  behaviors: [paged],

  data: {
    filter: {} as MatterFilter,
    /** Of units and fronts in the filter. */
    names: {} as Names,
    chips: [] as Chip[],
    order: 'due' as Order,
    /** Rows under the filter; null until the server has said. */
    total: null as number | null,
    choosing: false,
  },

  lifetimes: {
    detached() {
      notLater(this)
    },
  },

  methods: {
    start(filter: MatterFilter, names: Names = {}) {
      return this.narrow(filter, names)
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
      this.narrow({}, this.data.names)
    },

    onOpen({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
      const line = (this.data.items as MatterLine[])[currentTarget.dataset.index]
      if (line) toMatter(line.id)
    },
  },
})
