import { screen } from '../../behaviors/screen'
import { filterFrom, type MatterFilter } from '../../components/matter-list/filter'
import { plainQuery } from '../../services/navigate'
import { matterList } from './matterList'

/** The matters behind a number: opened with the filter that the number was counted by, and what it was called. */
Component({
  behaviors: [screen, matterList],

  data: {
    filter: {} as MatterFilter,
    names: {} as Record<string, string>,
  },

  methods: {
    onLoad(query: Record<string, string | undefined>) {
      const asked = plainQuery(query)
      const filter = filterFrom(asked)
      const named = filter.frontId ?? filter.unitId
      this.setData({ filter, names: named && asked.name ? { [named]: asked.name } : {} })
      if (asked.title) wx.setNavigationBarTitle({ title: asked.title })
    },

    onShow() {
      this.showList(this.data.filter, this.data.names)
    },
  },
})
