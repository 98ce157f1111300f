import { sheet } from '../sheet'

/** One of several. `note` is a second line below the label. */
interface Choice {
  value: string
  label: string
  note?: string
}

/**
 * Chooses one of a few. `clearable` lets none be chosen. `message` stands below the choices. Events: `confirm`
 * {value: string | null}, `close`.
 */
Component({
  behaviors: [sheet],

  properties: {
    show: { type: Boolean, value: false },
    title: { type: String, value: '' },
    choices: { type: Array, value: [] as Choice[] },
    value: { type: String, value: '' },
    clearable: { type: Boolean, value: false },
    message: { type: String, value: '' },
  },

  methods: {
    onTap({ currentTarget }: WechatMiniprogram.BaseEvent<object, { value: string }>) {
      this.triggerEvent('confirm', { value: currentTarget.dataset.value })
    },
    onClear() {
      this.triggerEvent('confirm', { value: null })
    },
    onClose() {
      this.triggerEvent('close')
    },
  },
})
