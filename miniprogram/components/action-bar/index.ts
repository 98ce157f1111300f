/**
 * The bar at the bottom of a page: one primary button, at most one beside it, and 更多. Empty words leave a button out.
 * Events: `primary`, `second`, `more`.
 */
Component({
  properties: {
    primary: { type: String, value: '' },
    second: { type: String, value: '' },
    more: { type: Boolean, value: false },
    busy: { type: Boolean, value: false },
    disabled: { type: Boolean, value: false },
    /** A sentence above the buttons. */
    note: { type: String, value: '' },
  },

  methods: {
    onPrimary() {
      if (!this.data.busy && !this.data.disabled) this.triggerEvent('primary')
    },
    onSecond() {
      if (!this.data.busy) this.triggerEvent('second')
    },
    onMore() {
      if (!this.data.busy) this.triggerEvent('more')
    },
  },
})
