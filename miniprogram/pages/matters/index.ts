import { screen } from '../../behaviors/screen'
import { tabPage } from '../../behaviors/tabPage'
import { matterList } from './matterList'

/** All matters that I may see. */
Component({
  behaviors: [screen, tabPage, matterList],

  methods: {
    onShow() {
      this.showList({})
    },
  },
})
