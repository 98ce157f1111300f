/** An empty page: why it is empty, and what one could do. Event: `act`, when `action` words a button. */
Component({
  properties: {
    title: { type: String, value: '' },
    hint: { type: String, value: '' },
    action: { type: String, value: '' },
  },
  methods: {
    onAct() {
      this.triggerEvent('act')
    },
  },
})
