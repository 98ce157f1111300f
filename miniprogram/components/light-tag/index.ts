import { LIGHT_WORDS, type Light } from '../../../domain/clock/light'

/** A light as dot and word. `word` where the caller knows better why it is grey (已中止); no light, nothing shown. */
Component({
  properties: {
    light: { type: String, value: '' as Light | '' },
    word: { type: String, value: '' },
  },
  data: { shown: '' },
  observers: {
    'light, word'(light: Light | '', word: string) {
      this.setData({ shown: word || (light ? LIGHT_WORDS[light] : '') })
    },
  },
})
