import { matterList } from '../../behaviors/matterList'
import { screen } from '../../behaviors/screen'
import { tabPage } from '../../behaviors/tabPage'

/** All matters that I may see. */
Component({
  behaviors: [screen, tabPage, matterList],

  methods: {
    onShow() {
      this.showList({})
    },

    onReachBottom() {
      this.list().more()
    },

    onPullDownRefresh() {
      this.refreshList()
    },
  },
})
