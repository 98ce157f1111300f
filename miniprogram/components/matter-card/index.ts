import type { MatterLine } from './line'

/** A matter in a list. Event: `open`. */
Component({
  properties: {
    line: { type: Object, value: null as MatterLine | null },
  },
  methods: {
    onOpen() {
      this.triggerEvent('open')
    },
  },
})
