import type { Instant } from '../../../domain/clock/time'
import { calendar, now } from '../../services/session'
import { begins, sheet } from '../sheet'
import {
  firstChoice,
  fromPicker,
  lastPickable,
  monthPicks,
  pickedDayWords,
  pickedWords,
  type QuickPick,
  quickPicks,
  toPicker,
} from './moments'

const DAY_COLUMNS = ['年', '月', '日']

/**
 * Chooses a moment in Shanghai's time. `value` and `min` are Instants or empty; the choice is later than `min`, or than
 * now. `day`: a day is chosen, its first moment is answered. `clearable`: none may be chosen as well. Events: `confirm` {value: Instant | null}, `close`.
 */
Component({
  behaviors: [sheet],

  properties: {
    show: { type: Boolean, value: false },
    title: { type: String, value: '选择时间' },
    value: { type: String, value: '' },
    min: { type: String, value: '' },
    day: { type: Boolean, value: false },
    clearable: { type: Boolean, value: false },
  },

  data: {
    picked: '' as Instant,
    shown: 0,
    earliest: 0,
    latest: 0,
    columns: [] as string[],
    quick: [] as QuickPick[],
    words: { main: '', note: '' },
  },

  observers: {
    'show, value, min, day'(show: boolean, ...given: unknown[]) {
      if (begins(this, show, given)) this.begin()
    },
  },

  methods: {
    begin() {
      const from = [this.data.min, now()].sort().slice(-1)[0] as Instant
      const picked = this.data.value > from ? this.data.value : this.data.day ? from : firstChoice(calendar(), from)
      this.setData({
        earliest: toPicker(from),
        latest: lastPickable(now()),
        columns: this.data.day ? DAY_COLUMNS : [...DAY_COLUMNS, '时', '分'],
        quick: this.data.day ? monthPicks(now()) : quickPicks(calendar(), now(), from),
      })
      this.pick(picked)
    },

    pick(picked: Instant) {
      this.setData({ picked, shown: toPicker(picked), words: this.wordsOf(picked) })
    },

    onInput({ detail }: { detail: number }) {
      const picked = fromPicker(detail)
      if (picked !== this.data.picked) this.setData({ picked, words: this.wordsOf(picked) })
    },

    wordsOf(picked: Instant) {
      return this.data.day ? pickedDayWords(calendar(), picked) : pickedWords(calendar(), now(), picked)
    },

    onQuick({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { value: Instant }>) {
      this.pick(currentTarget.dataset.value)
    },

    onConfirm() {
      this.triggerEvent('confirm', { value: this.data.picked })
    },

    onClear() {
      this.triggerEvent('confirm', { value: null })
    },

    onClose() {
      this.triggerEvent('close')
    },
  },
})
