import type { TodoCard } from './card'

/** One obligation. Events: `open` (look at the matter), `act` (do what is asked) and `why` (explain the due moment). */
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
    onWhy() {
      this.triggerEvent('why')
    },
    /** A tap on the button is none on the card. */
    onNothing() {},
  },
})
