import { own } from '../../../domain/own'
import { screen } from '../../behaviors/screen'
import { isLoggedOut, loadWords } from '../../services/errors'
import { linksOf } from '../../services/files/files'
import { plainQuery } from '../../services/navigate'

/** A video by itself, where WeChat shows none over the page. Query: file, name. */
Component({
  behaviors: [screen],

  data: { fileId: '', url: '', problem: '' },

  methods: {
    onLoad(query: Record<string, string | undefined>) {
      const { file = '', name = '' } = plainQuery(query)
      this.setData({ fileId: file })
      if (name) wx.setNavigationBarTitle({ title: name })
      this.load()
    },

    async load() {
      const { fileId } = this.data
      this.setData({ problem: '', url: '' })
      try {
        this.setData({ url: own(await linksOf([fileId]), fileId) ?? '' })
      } catch (error) {
        if (!isLoggedOut(error)) this.setData({ problem: loadWords(error) })
      }
    },

    onBroken() {
      this.setData({ url: '', problem: '视频放不出来，请在手机上打开，或稍后重试。' })
    },
  },
})
