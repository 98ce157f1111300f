import type { Block } from './numbers'

/** A name with its total and its numbers by light, each of which opens its list. Event: `open` {light}, '' for all. */
Component({
  properties: {
    block: { type: Object, value: null as Block | null },
  },
  methods: {
    onCell({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { light: string }>) {
      this.triggerEvent('open', { light: currentTarget.dataset.light })
    },
  },
})
