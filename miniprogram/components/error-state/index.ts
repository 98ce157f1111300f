/** Nothing could be loaded: why, and 重试. Event: `retry`. */
Component({
  properties: {
    words: { type: String, value: '' },
  },
  methods: {
    onRetry() {
      this.triggerEvent('retry')
    },
  },
})
