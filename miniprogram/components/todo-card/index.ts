import type { TodoCard } from './card'

/** One obligation. Events: `open` (look at the matter) and `act` (do what is asked). */
Component({
  properties: {
    card: { type: Object, value: null as TodoCard | null },
  },
  methods: {
    onOpen() {
      this.triggerEvent('open')
    },
    onAct() {
      this.triggerEvent('act')
    },
    /** A tap on the button is none on the card. */
    onNothing() {},
  },
})
