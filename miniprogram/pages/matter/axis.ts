import type { Entry } from '../../components/timeline/entries'
import { wordsOf } from '../../services/errors'
import { heldBy } from './held'
import { loadSteps } from './load'

/** The time axis of a matter's page: endless, and able to show the step that the person came for. */
export const axis = Behavior({
  data: {
    entries: [] as Entry[],
    hasMore: false,
    loadingMore: false,
    moreFailure: '',
    target: 0,
  },

  methods: {
    /** Shows what is held by now. The page has its own. */
    show(): void {
      throw new Error('a page with this behavior shows what it holds')
    },

    onReachBottom() {
      this.more()
    },

    async more() {
      const { steps, matterId } = heldBy(this)
      if (steps.next === null || this.data.loadingMore) return
      this.setData({ loadingMore: true, moreFailure: '' })
      try {
        const page = await loadSteps(matterId, steps.next)
        heldBy(this).steps = {
          items: [...steps.items, ...page.items],
          names: { ...steps.names, ...page.names },
          next: page.next,
        }
        this.show()
      } catch (error) {
        this.setData({ moreFailure: wordsOf(error) })
      } finally {
        this.setData({ loadingMore: false })
      }
    },

    /** Loads further until the step that the person came for is there. */
    async seek() {
      const { target } = this.data
      while (
        target &&
        this.data.hasMore &&
        !this.data.moreFailure &&
        !this.data.entries.some(({ seq }) => seq <= target)
      )
        await this.more()
    },

    onLocate({ detail }: WechatMiniprogram.CustomEvent<{ top: number }>) {
      wx.createSelectorQuery()
        .selectViewport()
        .scrollOffset(({ scrollTop }) => {
          wx.pageScrollTo({ scrollTop: Math.max(0, scrollTop + detail.top - 80), duration: 0 })
        })
        .exec()
    },
  },
})
