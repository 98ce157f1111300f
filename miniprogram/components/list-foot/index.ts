/** The end of an endless list: more is coming, could not be had, or there is no more. Event: `more`. */
Component({
  properties: {
    phase: { type: String, value: '' },
    more: { type: Boolean, value: false },
    problem: { type: String, value: '' },
    /** Rows shown; a short list needs no end. */
    count: { type: Number, value: 0 },
  },
  methods: {
    onMore() {
      this.triggerEvent('more')
    },
  },
})
