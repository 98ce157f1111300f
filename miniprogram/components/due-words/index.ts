import type { Deadline } from '../../../domain/clock/deadline'

/**
 * The time left in words, in its light's colour. With `deadline` it can be tapped and explains itself.
 * The words come from the page, which reckons them once for all it shows.
 */
Component({
  properties: {
    words: { type: String, value: '' },
    light: { type: String, value: '' },
    deadline: { type: Object, value: null as Deadline | null },
  },
  data: { explaining: false },
  methods: {
    onTap() {
      if (this.data.deadline) this.setData({ explaining: true })
    },
    onClose() {
      this.setData({ explaining: false })
    },
  },
})
