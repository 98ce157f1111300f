import type { MatterLine } from './line'

/** A matter in a list. Event: `open`. */
Component({
  properties: {
    line: { type: Object, value: {} as MatterLine },
  },
  methods: {
    onOpen() {
      this.triggerEvent('open')
    },
  },
})
