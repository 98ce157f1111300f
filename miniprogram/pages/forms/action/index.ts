import type { About, Field, Passage } from '../../../../domain/matter/base/form'
import { formOf } from '../../../../domain/matter/forms'
import { fieldOfDetail, type Problems } from '../../../../domain/matter/forms/problems'
import { own, setOwn } from '../../../../domain/own'
import { screen } from '../../../behaviors/screen'
import type { FileItem } from '../../../forms/fileItems'
import { onPhone, type PhoneCommand } from '../../../forms/formOf'
import { mayWait } from '../../../forms/outbox'
import { toMatterOf, toOtherForm } from '../../../forms/route'
import { keepSubmission, type Submission, submit } from '../../../forms/submission'
import type { Named, TaskValue, Value } from '../../../forms/values'
import { ApiError } from '../../../services/apiError'
import { hasArrived, isOffline, isStale, loadWords, showError, toast, wordsOf } from '../../../services/errors'
import { plainQuery } from '../../../services/navigate'
import { askOnTheWay } from '../../../services/reminders'
import { asAnother, asCorrection, followsArrival } from '../arrived'
import { asked } from '../asking'
import { type Ids, loadAbout } from '../load'
import { nameOnly, tasksFor } from '../only'
import { initialValues, openSubmission } from '../opening'
import { problemsOf } from '../problems'
import { change, letWait, openedWords, waitsForFiles } from '../waits'
import { filled, NO_SHEET, type Sheet, sheetFor, taskSheet } from './sheet'
import { shownOf, type Way } from './showing'
import { countWords, type FieldView, fieldViews, uploadWords } from './view'

type At<D extends object = object> = WechatMiniprogram.CustomEvent<D, object, { name: string }>

/** What the page works on and never shows as it is. */
interface Held {
  command: PhoneCommand
  /** Whoever rules has said which way, or there is only this one. */
  chosen: boolean
  ids: Ids
  about: About
  submission: Submission
  problems: Problems
  /** By field, who alone may be chosen. */
  only: Record<string, Named>
}
const heldBy = (page: object): Held => page as unknown as Held

/**
 * One page for every command that needs more than a tap. Query: command, matter, assignment, item (the instruction,
 * task or report that was tapped), chosen (of two ways to rule, this one). What is typed is kept at every change and comes back with the page.
 */
Component({
  behaviors: [screen],

  data: {
    state: 'loading' as 'loading' | 'failed' | 'ready',
    failure: '',
    matterTitle: '',
    unit: '',
    intro: [] as string[],
    passages: [] as Passage[],
    /** Ways to rule, none of them chosen yet. */
    ways: [] as Way[],
    fields: [] as FieldView[],
    /** Why nothing can be sent any more: the matter has moved on. */
    closed: '',
    submitWords: '',
    otherwiseWords: '',
    uploading: '',
    saved: '',
    busy: false,
    sheet: NO_SHEET as Sheet,
  },

  methods: {
    onLoad(query: Record<string, string | undefined>) {
      const { command = '', matter = '', assignment, item, chosen } = plainQuery(query)
      if (!onPhone(command)) throw new Error(`no form for ${command}`)
      const ids = { matterId: matter, assignmentId: assignment || null, item: item || null }
      Object.assign(heldBy(this), { command, ids, problems: {}, only: {}, chosen: Boolean(chosen) })
      this.load()
    },

    /** Its login ended while it came up, or there was no network: what hindered it may be over. */
    onShow() {
      if (this.data.state === 'failed') this.load()
    },

    async load() {
      this.setData({ state: 'loading' })
      try {
        heldBy(this).about = await loadAbout(heldBy(this).command, heldBy(this).ids)
      } catch (error) {
        return this.setData({ state: 'failed', failure: loadWords(error) })
      }
      const { savedAt, ...submission } = openSubmission(heldBy(this).command, heldBy(this).about)
      heldBy(this).submission = submission
      heldBy(this).chosen ||= savedAt !== null
      this.setData({ state: 'ready', saved: savedAt ? openedWords(savedAt, submission.waits) : '' })
      this.showMatter()
      this.showFields()
      nameOnly(heldBy(this)).then((found) => found && this.showFields())
    },

    /** What the form says of the matter, and whether the step can still be taken. */
    showMatter() {
      const { command, about, chosen } = heldBy(this)
      const { title, ...shown } = shownOf(command, about, chosen)
      wx.setNavigationBarTitle({ title })
      this.setData(shown)
    },

    showFields() {
      const { command, about, submission, problems } = heldBy(this)
      this.setData({
        fields: fieldViews(command, formOf(command), about, submission.values, problems),
        uploading: uploadWords(submission.values),
      })
    },

    /** Takes a changed value, forgets what was wrong with it, and keeps the draft. */
    take(values: Record<string, Value>, name: string) {
      const { command, about, submission, problems } = heldBy(this)
      change(submission, values)
      delete problems[name]
      this.setData({ saved: openedWords(keepSubmission(command, about, submission), submission.waits) })
    },

    set(name: string, value: Value) {
      this.take({ ...heldBy(this).submission.values, [name]: value }, name)
      this.showFields()
    },

    /** Typing changes only what stands beside the text: the text itself is where the cursor is. */
    onText({ currentTarget, detail }: At<{ value: string }>) {
      const { name } = currentTarget.dataset
      this.takeTyped(detail.value, name)
    },

    takeTyped(value: Value, name: string) {
      this.take({ ...heldBy(this).submission.values, [name]: value }, name)
      const index = this.data.fields.findIndex((field) => field.name === name)
      const field = this.data.fields[index]
      if (!field) return
      const count = field.max && typeof value === 'string' ? countWords(value.length, field.max) : ''
      if (count !== field.count || field.problem)
        this.setData({ [`fields[${index}].count`]: count, [`fields[${index}].problem`]: '' })
    },

    onPhrase({ currentTarget }: WechatMiniprogram.BaseEvent<object, { name: string; phrase: string }>) {
      const { name, phrase } = currentTarget.dataset
      // The field holds what was typed: only what differs from what was written last reaches it.
      this.showFields()
      const { submission, command, about } = heldBy(this)
      this.set(name, `${own(submission.values, name) as string}${phrase}`)
      const field = formOf(command).fields.find((each) => each.name === name)
      const sets = field?.kind === 'text' ? (field.phraseSets?.(phrase, about) ?? {}) : {}
      for (const [other, value] of Object.entries(sets)) this.set(other, value as Value)
    },

    /** The whole line is the switch: what it shows is smaller than a finger. */
    onYes({ currentTarget }: At) {
      const { name } = currentTarget.dataset
      this.set(name, !own(heldBy(this).submission.values, name))
    },

    onFiles({ currentTarget, detail }: At<{ items: FileItem[] }>) {
      this.set(currentTarget.dataset.name, detail.items)
    },

    onTasks({ currentTarget, detail }: At<{ tasks: TaskValue[]; typed: boolean }>) {
      const { name } = currentTarget.dataset
      if (detail.typed) this.takeTyped(detail.tasks, name)
      else this.set(name, tasksFor(heldBy(this), name, detail.tasks))
    },

    onOpen({ currentTarget }: At) {
      const { command, about, submission } = heldBy(this)
      const field = (formOf(command).fields as Field[]).find(({ name }) => name === currentTarget.dataset.name)
      const sheet = field && sheetFor(command, field, about, submission.values)
      if (sheet) this.setData({ sheet })
      else toast('请先选单位')
    },

    onOpenForTask({ currentTarget, detail }: At<{ index: number; what: 'person' | 'dueAt' }>) {
      const { name } = currentTarget.dataset
      const tasks = own(heldBy(this).submission.values, name) as TaskValue[]
      this.setData({
        sheet: taskSheet(heldBy(this).command, name, detail.index, detail.what, heldBy(this).about, tasks),
      })
    },

    onSheetClose() {
      this.setData({ sheet: { ...this.data.sheet, kind: '' } })
    },

    fill(answer: Value) {
      const { sheet } = this.data
      this.take(filled(heldBy(this).submission.values, sheet, answer), sheet.field)
      this.onSheetClose()
      this.showFields()
    },

    onValue({ detail }: WechatMiniprogram.CustomEvent<{ value: string | null }>) {
      this.fill(detail.value)
    },
    onUnit({ detail }: WechatMiniprogram.CustomEvent<{ unit: Named | null }>) {
      this.fill(detail.unit)
    },
    onPeople({ detail }: WechatMiniprogram.CustomEvent<{ people: Named[] }>) {
      this.fill(this.data.sheet.kind === 'people' ? detail.people : (detail.people[0] ?? null))
    },

    async onSubmit() {
      const { command, about, submission } = heldBy(this)
      const form = formOf(command)
      if (this.data.busy || this.data.uploading || this.data.closed) return
      heldBy(this).problems = problemsOf(command, form, about, submission.values)
      this.showFields()
      const first = this.data.fields.find((field) => field.problem)
      if (first) {
        toast(first.problem)
        return wx.pageScrollTo({ selector: `#field-${first.name}`, offsetTop: -16, duration: 150 })
      }
      const consequence = form.consequence?.(about, submission.values)
      if (!consequence || (await asked(this.data.submitWords, consequence))) await this.send()
    },

    /** Finished, and no way to send it now: it goes by itself. */
    async wait(words: string) {
      if (!(await letWait(heldBy(this), words))) this.setData({ busy: false })
    },

    async send() {
      const { command, about, submission } = heldBy(this)
      if (waitsForFiles(command, submission)) return this.wait('已放进待发，文件传完后自动发出')
      askOnTheWay()
      this.setData({ busy: true })
      try {
        const { matterId } = await submit(command, about, submission)
        if (!(await toMatterOf(matterId))) this.setData({ busy: false })
        toast(formOf(heldBy(this).command).done)
      } catch (error) {
        this.setData({ busy: false })
        if (isOffline(error) && mayWait(command)) return this.wait('没有网络，已放进待发，联网后自动发出')
        await (hasArrived(error) ? this.arrived() : this.refused(error))
      }
    },

    /** An earlier version of this is there already: says so, and offers the way for what was changed since. */
    async arrived() {
      const { command, ids, about, submission } = heldBy(this)
      const { confirm } = await wx.showModal({ title: '上次提交已经送达', ...followsArrival(command) })
      if (!confirm) return
      try {
        if (command === 'report') {
          await toOtherForm('correctReport', await asCorrection(ids, about, submission))
          return
        }
        asAnother(command, about, submission)
        if (command === 'comment') await this.send()
        else await toMatterOf(ids.matterId)
      } catch (error) {
        await showError(error)
      }
    },

    /** At the field where the refusal names one, else as a sentence. A matter that moved on is loaded again. */
    async refused(error: unknown) {
      const field = error instanceof ApiError ? fieldOfDetail(formOf(heldBy(this).command), error.detail) : null
      if (field) setOwn(heldBy(this).problems, field, wordsOf(error))
      this.showFields()
      if (field) wx.pageScrollTo({ selector: `#field-${field}`, offsetTop: -16, duration: 150 })
      await showError(error)
      if (isStale(error)) await this.reload()
    },

    async reload() {
      try {
        heldBy(this).about = await loadAbout(heldBy(this).command, heldBy(this).ids)
        heldBy(this).submission.stood = initialValues(formOf(heldBy(this).command), heldBy(this).about)
        this.showMatter()
        this.showFields()
      } catch (error) {
        await showError(error)
      }
    },

    onWay({ currentTarget }: WechatMiniprogram.BaseEvent<object, { command: PhoneCommand }>) {
      if (currentTarget.dataset.command !== heldBy(this).command) return this.onOtherwise()
      heldBy(this).chosen = true
      this.showMatter()
    },

    onOtherwise() {
      const { otherwise } = formOf(heldBy(this).command)
      const { matterId, assignmentId } = heldBy(this).ids
      if (otherwise && onPhone(otherwise)) toOtherForm(otherwise, { matterId, assignmentId })
    },

    onMatter() {
      toMatterOf(heldBy(this).ids.matterId)
    },
  },
})
