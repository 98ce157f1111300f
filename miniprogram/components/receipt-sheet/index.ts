import type { Deadline } from '../../../domain/clock/deadline'
import { receiptLines } from '../../../domain/clock/words'
import { sheet } from '../sheet'

/** Explains a due moment (docs/domain.md, section 4). `deadline` null: closed. Event: `close`. */
Component({
  behaviors: [sheet],

  properties: {
    deadline: { type: Object, value: null as Deadline | null },
    title: { type: String, value: '截止时间是怎么算的' },
  },

  data: { lines: [] as string[] },

  observers: {
    deadline(deadline: Deadline | null) {
      if (deadline) this.setData({ lines: receiptLines(deadline) })
      this.follow(!!deadline)
    },
  },

  methods: {
    onClose() {
      this.triggerEvent('close')
    },
  },
})
