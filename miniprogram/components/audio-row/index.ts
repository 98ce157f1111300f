import type { FileRef } from '../../../domain/evidence/file'
import { own } from '../../../domain/own'
import { toastError } from '../../services/errors'
import { linksOf } from '../../services/files/files'
import { clockWords, type Heard, Player } from './player'

const players = new WeakMap<object, Player>()
/** A finger is on the slider: it does not move under it. */
const held = new WeakSet<object>()
const gone = new WeakSet<object>()

type Slid = WechatMiniprogram.CustomEvent<{ value: number }>

/** A recording, played in place. */
Component({
  properties: {
    file: { type: Object, value: {} as FileRef },
  },

  data: { state: 'still' as Heard['state'] | 'coming', at: 0, length: 0, times: '' },

  lifetimes: {
    detached() {
      gone.add(this)
      this.end()
    },
  },

  pageLifetimes: {
    hide() {
      players.get(this)?.pause()
    },
  },

  methods: {
    async onPlay() {
      if (this.data.state === 'coming') return
      if (this.data.state === 'playing') return players.get(this)?.pause()
      const player = players.get(this) ?? (await this.begin())
      player?.play()
    },

    async begin(): Promise<Player | null> {
      const { fileId } = this.data.file as FileRef
      this.setData({ state: 'coming' })
      try {
        const url = own(await linksOf([fileId]), fileId) ?? ''
        if (gone.has(this)) return null
        const player = new Player(url, (heard) => this.hear(heard))
        players.set(this, player)
        return player
      } catch (error) {
        this.setData({ state: 'still' })
        toastError(error)
        return null
      }
    },

    hear(heard: Partial<Heard>) {
      const { at = this.data.at, length = this.data.length, state = this.data.state } = heard
      const times = length ? `${clockWords(at)} / ${clockWords(length)}` : ''
      this.setData({ state, length, times, ...(!held.has(this) && { at }) })
      // Another tap tries again from the beginning.
      if (state === 'failed') this.end()
    },

    onHold() {
      held.add(this)
    },

    onSeek({ detail }: Slid) {
      held.delete(this)
      players.get(this)?.seek(detail.value)
      this.setData({ at: detail.value })
    },

    end() {
      players.get(this)?.end()
      players.delete(this)
    },
  },
})
