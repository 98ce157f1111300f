import type { Instant } from '../../../domain/clock/time'
import { dateWords } from '../../../domain/clock/words'
import type { Target } from '../../../domain/matter/base/form'
import {
  INSTRUCTION_KIND_NOTES,
  INSTRUCTION_KIND_WORDS,
  INSTRUCTION_KINDS,
  type InstructionKind,
} from '../../../domain/matter/instruction/kinds'
import { INSTRUCTION_PHRASES, setBy } from '../../../domain/matter/instruction/phrases'
import { keepSubmission, type Opened, reopen, submit } from '../../forms/submission'
import { savedWords } from '../../services/drafts'
import { showError, toast } from '../../services/errors'
import { calendar, now } from '../../services/session'
import { begins, sheet } from '../sheet'

const FRESH = { text: '', kind: 'act', answerDueAt: null }

/** What the sheet holds; only an answer has a moment. */
interface Written {
  text: string
  kind: InstructionKind
  answerDueAt: Instant | null
}

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
    /** What the field holds when it comes up or a phrase is added. */
    text: '',
    empty: true,
    kind: 'act' as InstructionKind,
    kindNote: '',
    kinds: INSTRUCTION_KINDS.map((kind) => ({ kind, words: INSTRUCTION_KIND_WORDS[kind] })),
    answerDueAt: '' as Instant,
    answerWords: '',
    phrases: INSTRUCTION_PHRASES.map(({ text }) => text),
    saved: '',
    busy: false,
    choosing: false,
  },

  observers: {
    'show, matterId'(show: boolean, ...given: unknown[]) {
      if (begins(this, show, given)) this.begin()
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

    written(): Written {
      return this.held().opened.values as unknown as Written
    },

    begin() {
      const opened = reopen('instruct', this.target(), FRESH)
      this.held().opened = opened
      this.showText(this.written().text)
      this.showWritten(opened.savedAt ? savedWords(opened.savedAt) : '')
      this.setData({ busy: false })
    },

    showWritten(saved: string) {
      const { kind, answerDueAt } = this.written()
      this.setData({
        kind,
        kindNote: INSTRUCTION_KIND_NOTES[kind],
        answerDueAt: answerDueAt ?? '',
        answerWords: answerDueAt ? `${dateWords(now(), answerDueAt)} 前` : '',
        saved,
      })
    },

    keep(changes: Partial<Written>): string {
      const { opened } = this.held()
      const written = { ...this.written(), ...changes }
      opened.values = { ...written, answerDueAt: written.kind === 'answer' ? written.answerDueAt : null }
      return savedWords(keepSubmission('instruct', this.target(), opened))
    },

    change(changes: Partial<Written>) {
      this.showWritten(this.keep(changes))
    },

    /** Typing changes only what stands beside the text: the text itself is where the cursor is. */
    onText({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const saved = this.keep({ text: detail.value })
      this.setData(this.data.empty === !detail.value ? { saved } : { saved, empty: !detail.value })
    },

    showText(text: string) {
      this.setData({ text, empty: !text })
    },

    onPhrase({ currentTarget }: WechatMiniprogram.BaseEvent<object, { phrase: string }>) {
      const phrase = INSTRUCTION_PHRASES.find(({ text }) => text === currentTarget.dataset.phrase)
      if (!phrase) return
      const typed = this.written().text
      const text = typed + phrase.text
      // The field holds what was typed: only what differs from what was written last reaches it.
      this.showText(typed)
      this.change({ text, ...setBy(phrase, { calendar: calendar(), now: now() }) })
      this.showText(text)
    },

    onKind({ currentTarget }: WechatMiniprogram.BaseEvent<object, { kind: InstructionKind }>) {
      this.change({ kind: currentTarget.dataset.kind })
    },

    onChoose() {
      this.setData({ choosing: true })
    },

    onChosen({ detail }: WechatMiniprogram.CustomEvent<{ value: Instant | null }>) {
      this.setData({ choosing: false })
      this.change({ answerDueAt: detail.value })
    },

    onUnchosen() {
      this.setData({ choosing: false })
    },

    async onSend() {
      if (this.data.busy || !this.written().text.trim()) return
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
