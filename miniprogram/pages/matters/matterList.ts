import type { MatterFilter } from '../../components/matter-list/filter'
import { mustBeLoggedIn } from '../../services/session'

/**
 * A page around `<matter-list>`, which need not be there yet when the page comes up: what reaches pages only is handed
 * on as properties that count.
 */
export const matterList = Behavior({
  data: {
    /** Null until somebody is logged in. */
    asked: null as MatterFilter | null,
    askedNames: {} as Record<string, string>,
    visits: 0,
    ends: 0,
    pulls: 0,
  },

  methods: {
    /** Starts the list on the first time, and brings it up to date on every other. */
    showList(filter: MatterFilter, names: Record<string, string> = {}) {
      if (!mustBeLoggedIn()) return
      const { asked, visits } = this.data
      this.setData(asked ? { visits: visits + 1 } : { asked: filter, askedNames: names })
    },

    onBackOnline() {
      this.setData({ visits: this.data.visits + 1 })
    },

    onReachBottom() {
      this.setData({ ends: this.data.ends + 1 })
    },

    onPullDownRefresh() {
      this.setData({ pulls: this.data.pulls + 1 })
    },

    onPulled() {
      wx.stopPullDownRefresh()
    },
  },
})
