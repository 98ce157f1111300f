import { localDateTime } from '../../../domain/clock/time'
import type { Me } from '../../../domain/people/contract'
import type { DeskAsking } from '../../../domain/session/contract'
import { screen } from '../../behaviors/screen'
import { command, newKey, query } from '../../services/api'
import { isLoggedOut, isUncertain, loadWords, wordsOf } from '../../services/errors'
import { back, plainQuery } from '../../services/navigate'
import { mustBeLoggedIn, ready } from '../../services/session'

type Phase = 'first' | 'asking' | 'failed' | 'ended' | 'accepted' | 'refused'
interface Desk {
  browser: string
  address: string
  at: string
}

const shown = ({ browser, address, at }: DeskAsking): Desk => ({ browser, address, at: localDateTime(at) })

/** A desk asks to be logged in: which one, and by whose name. `scan` in the query is what its code says. */
Component({
  behaviors: [screen],

  data: {
    phase: 'first' as Phase,
    scan: '',
    /** One a word: a second tap, or a retry after a lost answer, is the same command. */
    keys: { accept: '', refuse: '' },
    desk: null as Desk | null,
    person: null as Me['person'] | null,
    busy: '' as '' | 'accept' | 'refuse',
    problem: '',
  },

  methods: {
    onLoad(given: Record<string, string | undefined>) {
      const { scan = '' } = plainQuery(given)
      this.setData({ scan, keys: { accept: newKey(), refuse: newKey() } })
    },

    onShow() {
      if (mustBeLoggedIn() && this.data.phase === 'first') this.load()
    },

    async load() {
      if (!this.data.scan)
        return this.setData({ phase: 'ended', problem: '这里没有二维码的内容，请用本机重新扫电脑上的码。' })
      this.setData({ phase: 'first', problem: '' })
      try {
        const [desk, { person }] = await Promise.all([query('session.scan', { scan: this.data.scan }), ready()])
        this.setData({ phase: 'asking', desk: shown(desk), person })
      } catch (error) {
        if (isLoggedOut(error)) return
        // What the server refused stays refused: another try needs another code.
        if (isUncertain(error)) this.setData({ phase: 'failed', problem: loadWords(error) })
        else this.setData({ phase: 'ended', problem: wordsOf(error) })
      }
    },

    onAccept() {
      this.answer('accept')
    },

    onRefuse() {
      this.answer('refuse')
    },

    async answer(word: 'accept' | 'refuse') {
      if (this.data.busy) return
      this.setData({ busy: word, problem: '' })
      const { scan, keys } = this.data
      try {
        const { accepted } = await command('session.confirmScan', { scan, accept: word === 'accept' }, keys[word])
        this.setData({ busy: '', phase: accepted ? 'accepted' : 'refused' })
      } catch (error) {
        if (isLoggedOut(error)) return this.setData({ busy: '' })
        this.setData({ busy: '', problem: wordsOf(error), ...(!isUncertain(error) && { phase: 'ended' }) })
      }
    },

    onBack() {
      back()
    },
  },
})
