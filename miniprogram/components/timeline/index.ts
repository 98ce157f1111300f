import type { Entry } from './entries'

type SeqTap = WechatMiniprogram.BaseEvent<object, { seq: number }>

/**
 * The axis of a matter, newest first (docs/look.md, principle 2). `target` is the step to bring into view.
 * `correctable` are the assignments whose reports the reader may correct. Events: `more`, `correct` {reportId,
 * assignmentId}, `locate` {top: pixels from the top of the window}.
 */
Component({
  properties: {
    entries: { type: Array, value: [] as Entry[] },
    target: { type: Number, value: 0 },
    correctable: { type: Array, value: [] as string[] },
    hasMore: { type: Boolean, value: false },
    loading: { type: Boolean, value: false },
    /** Why the next page did not come; a tap asks again. */
    failure: { type: String, value: '' },
  },

  data: {
    unfolded: {} as Record<number, boolean>,
    /** By assignment: whether its reports may be corrected. */
    corrects: {} as Record<string, boolean>,
    located: 0,
  },

  observers: {
    'entries, target'() {
      this.locate()
    },
    correctable(ids: string[]) {
      this.setData({ corrects: Object.fromEntries(ids.map((id) => [id, true])) })
    },
  },

  methods: {
    locate() {
      const { target, located, entries } = this.data
      if (!target || located === target || !entries.some(({ seq }) => seq === target)) return
      this.setData({ located: target })
      wx.nextTick(() => {
        this.createSelectorQuery()
          .select(`#step-${target}`)
          .boundingClientRect((rect) => {
            if (rect) this.triggerEvent('locate', { top: rect.top })
          })
          .exec()
      })
    },

    onUnfold({ currentTarget }: SeqTap) {
      this.setData({ [`unfolded.${currentTarget.dataset.seq}`]: true })
    },

    onCorrect({ currentTarget }: SeqTap) {
      const entry = this.data.entries.find((each: Entry) => each.seq === currentTarget.dataset.seq) as Entry | undefined
      if (entry) this.triggerEvent('correct', { reportId: entry.reportId, assignmentId: entry.assignmentId })
    },

    onMore() {
      this.triggerEvent('more')
    },
  },
})
