import type { Head } from './head'

/** The top of a matter's page. `head` comes from `headOf`. Event: `due`, when the due moment is to explain itself. */
Component({
  properties: {
    head: { type: Object, value: {} as Head },
  },

  methods: {
    onDue() {
      if (this.data.head.explained) this.triggerEvent('due')
    },
  },
})
