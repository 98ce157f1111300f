/** A line above a page's content that stays until its reason is gone. Event: `act`, when `action` words a button. */
Component({
  properties: {
    words: { type: String, value: '' },
    action: { type: String, value: '' },
  },
  methods: {
    onAct() {
      this.triggerEvent('act')
    },
  },
})
