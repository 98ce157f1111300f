import { localTime } from '../../../domain/clock/time'
import { screen } from '../../behaviors/screen'
import { tabPage } from '../../behaviors/tabPage'
import { type Block, blockOf, pressing } from '../../components/light-numbers/numbers'
import { query } from '../../services/api'
import { isLoggedOut, loadWords } from '../../services/errors'
import { toMatterList } from '../../services/navigate'
import { recall, remember } from '../../services/seen'
import { mustBeLoggedIn, now, ready } from '../../services/session'

interface Shown {
  all: Block | null
  fronts: Block[]
}
type Phase = 'first' | 'ready' | 'refreshing' | 'failed'

/** The whole district in numbers by light and by front; each number opens its list. */
Component({
  behaviors: [screen, tabPage],

  data: {
    all: null as Block | null,
    fronts: [] as Block[],
    phase: 'first' as Phase,
    problem: '',
    loadedAt: '',
  },

  methods: {
    onLoad() {
      const last = recall<Shown>('district')
      if (last) this.setData({ ...last.value, phase: 'ready', loadedAt: localTime(last.at) })
    },

    onShow() {
      if (mustBeLoggedIn()) this.load()
    },

    onBackOnline() {
      this.load()
    },

    async load() {
      this.setData({ phase: this.data.all ? 'refreshing' : 'first' })
      try {
        const [{ all, groups }] = await Promise.all([query('matter.counts', { by: 'front' }), ready()])
        const shown: Shown = { all: blockOf({ ...all, name: '全部事项' }), fronts: pressing(groups.map(blockOf)) }
        this.setData({ ...shown, phase: 'ready', problem: '', loadedAt: localTime(now()) })
        remember('district', shown)
      } catch (error) {
        if (!isLoggedOut(error)) this.fail(loadWords(error))
      }
    },

    fail(words: string) {
      if (this.data.all) this.setData({ phase: 'ready', problem: `${words}。下面是 ${this.data.loadedAt} 的数字` })
      else this.setData({ phase: 'failed', problem: words })
    },

    onOpen({ currentTarget, detail }: WechatMiniprogram.CustomEvent<{ light: string }, object, { front: string }>) {
      const { front } = currentTarget.dataset
      const block = front ? this.data.fronts.find((each) => each.frontId === front) : this.data.all
      if (!block) return
      const word = block.cells.find((cell) => cell.light === detail.light)?.word ?? '全部'
      toMatterList({ light: detail.light, frontId: front }, `${word}事项`, front ? block.name : '')
    },

    onSearch() {
      toMatterList({}, '查找事项')
    },

    async onPullDownRefresh() {
      await this.load()
      wx.stopPullDownRefresh()
    },
  },
})
