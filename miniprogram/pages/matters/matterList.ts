import type { MatterFilter } from '../../components/matter-list/filter'
import { mustBeLoggedIn } from '../../services/session'

interface MatterList {
  start(filter: MatterFilter, names?: Record<string, string>): Promise<void>
  revisit(): void
  reload(): Promise<void>
  more(): Promise<void>
}

const started = new WeakSet<object>()

/** A page around `<matter-list id="list" />`: hands on what reaches pages only. */
export const matterList = Behavior({
  methods: {
    list(): MatterList {
      return this.selectComponent('#list') as unknown as MatterList
    },

    /** Starts the list on the first time, and brings it up to date on every other. */
    showList(filter: MatterFilter, names: Record<string, string> = {}) {
      if (!mustBeLoggedIn()) return
      if (started.has(this)) this.list().revisit()
      else this.list().start(filter, names)
      started.add(this)
    },

    onBackOnline() {
      this.list().revisit()
    },

    async refreshList() {
      await this.list().reload()
      wx.stopPullDownRefresh()
    },
  },
})
