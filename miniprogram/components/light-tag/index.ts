import { LIGHT_WORDS, type Light } from '../../../domain/clock/light'

/**
 * A light as dot and word, and what is late beside the work itself (逾期未签收). `word` where the caller knows better why it
 * is grey (已中止); no light, nothing shown.
 */
Component({
  properties: {
    light: { type: String, value: '' as Light | '' },
    word: { type: String, value: '' },
    late: { type: Array, value: [] as string[] },
  },
  data: { shown: '' },
  observers: {
    'light, word'(light: Light | '', word: string) {
      this.setData({ shown: word || (light ? LIGHT_WORDS[light] : '') })
    },
  },
})
