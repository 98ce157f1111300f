import { screen } from '../../behaviors/screen'
import { isOneTap } from '../../forms/formOf'
import { onOutbox, sendOutbox } from '../../forms/outbox'
import { toForm } from '../../forms/route'
import { onUploads } from '../../forms/uploads'
import { throwAway, type Waiting, waitingForms } from '../../forms/waiting'
import { isLoggedOut, loadWords } from '../../services/errors'
import { toMatter } from '../../services/navigate'
import { mustBeLoggedIn, now, ready } from '../../services/session'
import { type DraftLine, draftLine } from './lines'

type Tap = WechatMiniprogram.TouchEvent<object, object, { key: string }>
const stops = new WeakMap<object, () => void>()

/** What was begun on this phone and not sent, and what goes by itself: each opens again as it was left. */
Component({
  behaviors: [screen],

  data: { lines: [] as DraftLine[], listed: false, problem: '' },

  lifetimes: {
    attached() {
      const hear = (_path: string, { state }: { state?: string }) => {
        if (state && state !== 'uploading') this.list()
      }
      const stopUploads = onUploads(hear)
      const stopOutbox = onOutbox(() => this.list())
      stops.set(this, () => {
        stopUploads()
        stopOutbox()
      })
    },
    detached() {
      stops.get(this)?.()
    },
  },

  methods: {
    onShow() {
      if (mustBeLoggedIn()) this.load()
    },

    async load() {
      try {
        await ready()
        this.list()
        await sendOutbox()
      } catch (error) {
        if (!isLoggedOut(error)) this.setData({ problem: loadWords(error) })
      }
    },

    list() {
      const lines = waitingForms().map((waiting) => draftLine(waiting, now()))
      this.setData({ lines, listed: true, problem: '' })
    },

    waiting(key: string): Waiting | undefined {
      return waitingForms().find((each) => each.key === key)
    },

    onOpen({ currentTarget }: Tap) {
      const waiting = this.waiting(currentTarget.dataset.key)
      if (!waiting) return this.list()
      const { command, matterId, assignmentId, item } = waiting
      if (command === 'instruct' || isOneTap(command)) toMatter(matterId, { command, assignmentId })
      else toForm(command, { matterId, assignmentId, item })
    },

    async onDrop({ currentTarget }: Tap) {
      const content = '写的内容和还没上传的文件都不再保留。'
      const { confirm } = await wx.showModal({ title: '删除草稿', content, confirmText: '删除', cancelText: '留着' })
      if (confirm) throwAway(currentTarget.dataset.key)
      this.list()
    },
  },
})
