import type { Instant } from '../../../domain/clock/time'
import { dateWords } from '../../../domain/clock/words'
import type { Target } from '../../../domain/matter/base/form'
import { INSTRUCTION_PHRASES } from '../../../domain/matter/instruction/phrases'
import { keepSubmission, type Opened, reopen, submit } from '../../forms/submission'
import { savedWords } from '../../services/drafts'
import { showError, toast } from '../../services/errors'
import { now } from '../../services/session'
import { sheet } from '../sheet'

const FRESH = { text: '', answerDueAt: null }

/**
 * 批示: what a leader writes to a matter, in two taps from its page. What is typed is kept until it is sent. Events:
 * `done` once it is sent, `close`.
 */
Component({
  behaviors: [sheet],

  properties: {
    show: { type: Boolean, value: false },
    matterId: { type: String, value: '' },
  },

  data: {
    text: '',
    answerDueAt: '' as Instant,
    answerWords: '',
    phrases: INSTRUCTION_PHRASES as readonly string[],
    saved: '',
    busy: false,
    choosing: false,
  },

  observers: {
    show(show: boolean) {
      if (show) this.begin()
    },
  },

  methods: {
    target(): Target {
      return { matter: { id: this.data.matterId, version: 0 }, assignment: null, item: null }
    },

    /** The instruction under way, with its key. */
    held(): { opened: Opened } {
      return this as unknown as { opened: Opened }
    },

    begin() {
      const opened = reopen('instruct', this.target(), FRESH)
      this.held().opened = opened
      const answerDueAt = (opened.values.answerDueAt as Instant | null) ?? ''
      this.setData({
        text: opened.values.text as string,
        answerDueAt,
        answerWords: answerDueAt && `${dateWords(now(), answerDueAt)} 前`,
        saved: opened.savedAt ? savedWords(opened.savedAt) : '',
        busy: false,
      })
    },

    keep(text: string, answerDueAt: Instant) {
      const { opened } = this.held()
      opened.values = { text, answerDueAt: answerDueAt || null }
      const savedAt = keepSubmission('instruct', this.target(), opened)
      this.setData({
        text,
        answerDueAt,
        answerWords: answerDueAt && `${dateWords(now(), answerDueAt)} 前`,
        saved: savedWords(savedAt),
      })
    },

    onText({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.keep(detail.value, this.data.answerDueAt)
    },

    onPhrase({ currentTarget }: WechatMiniprogram.BaseEvent<object, { phrase: string }>) {
      this.keep(this.data.text + currentTarget.dataset.phrase, this.data.answerDueAt)
    },

    onChoose() {
      this.setData({ choosing: true })
    },

    onChosen({ detail }: WechatMiniprogram.CustomEvent<{ value: Instant | null }>) {
      this.setData({ choosing: false })
      this.keep(this.data.text, detail.value ?? '')
    },

    onUnchosen() {
      this.setData({ choosing: false })
    },

    async onSend() {
      if (this.data.busy || !this.data.text.trim()) return
      this.setData({ busy: true })
      try {
        await submit('instruct', this.target(), this.held().opened)
        toast('批示已发出')
        this.triggerEvent('done')
      } catch (error) {
        await showError(error)
      } finally {
        this.setData({ busy: false })
      }
    },

    onClose() {
      this.triggerEvent('close')
    },
  },
})
