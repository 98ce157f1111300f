import type { Deadline } from '../../../domain/clock/deadline'
import type { FileRef } from '../../../domain/evidence/file'
import { isIssued, leadOf, type Matter } from '../../../domain/matter/matter'
import type { Names } from '../../../domain/matter/views'
import { screen } from '../../behaviors/screen'
import type { Entry } from '../../components/timeline/entries'
import { isSignedOut, isStale, showError, toast, toastError, wordsOf } from '../../services/errors'
import { openFile } from '../../services/files'
import { plainQuery } from '../../services/navigate'
import { actor, calendar, now, rules } from '../../services/session'
import type { Choice } from '../forms/form'
import { formOf, isOneTap, onPhone, type PhoneCommand } from '../forms/formOf'
import { toForm } from '../forms/route'
import { loadMatter, loadPoints, loadSteps, merged, type Steps, verifyWords } from './load'
import { sharesFor, takeStep } from './take'
import { type Offer, stepOf } from './view/actions'
import { type MatterView, matterView, stepsView } from './view/page'
import { type PointRow, pointRows } from './view/points'

type Tap<D extends object> = WechatMiniprogram.BaseEvent<object, D>

/** What the page works on and never shows as it is. */
interface Held {
  matterId: string
  matter: Matter
  names: Names
  steps: Steps
  /** The command that the person came for, and on which share; asked once. */
  wanted: PhoneCommand | null
  wantedShare: string | null
  opened: boolean
}
const heldBy = (page: object): Held => page as unknown as Held

/**
 * A matter: its head, what is asked, who works on it, and the time axis; the steps that this person may take at the
 * bottom. Query: id, seq (a step to bring into view), command or todo (what the person came for) with assignment.
 */
Component({
  behaviors: [screen],

  data: {
    matterId: '',
    state: 'loading' as 'loading' | 'failed' | 'ready',
    failure: '',
    /** A refresh that failed, while the old page stands. */
    problem: '',
    view: {} as MatterView,
    attachments: [] as FileRef[],
    unfolded: false,
    /** By assignment: its tasks are shown. */
    openTasks: {} as Record<string, boolean>,
    allShares: false,
    entries: [] as Entry[],
    hasMore: false,
    loadingMore: false,
    moreFailure: '',
    target: 0,
    points: [] as PointRow[],
    trace: '',
    receipt: null as Deadline | null,
    moreShown: false,
    moreChoices: [] as Choice[],
    shares: [] as Choice[],
    shareFor: '' as PhoneCommand | '',
    instructing: false,
    busy: false,
  },

  methods: {
    onLoad(query: Record<string, string | undefined>) {
      const { id = '', seq, command, todo = '', assignment } = plainQuery(query)
      const wanted = command || stepOf(todo)
      Object.assign(heldBy(this), {
        matterId: id,
        wanted: wanted && onPhone(wanted) ? wanted : null,
        wantedShare: assignment || null,
        opened: false,
      })
      this.setData({ matterId: id, target: Number(seq) || 0 })
      this.load()
    },

    onShow() {
      if (this.data.state === 'ready') this.refresh()
    },

    async onPullDownRefresh() {
      await this.refresh()
      wx.stopPullDownRefresh()
    },

    async load() {
      this.setData({ state: 'loading' })
      try {
        await this.fetch()
      } catch (error) {
        if (!isSignedOut(error)) this.setData({ state: 'failed', failure: wordsOf(error) })
        return
      }
      this.setData({ state: 'ready' })
      this.seek()
      this.openWanted()
    },

    /** Loads anew under what is shown already. */
    async refresh() {
      try {
        await this.fetch()
        this.setData({ problem: '' })
      } catch (error) {
        if (!isSignedOut(error)) this.setData({ problem: wordsOf(error) })
      }
    },

    async fetch() {
      const held = heldBy(this)
      const { matter, names, steps } = await loadMatter(held.matterId)
      Object.assign(held, { matter, names, steps: merged(held.steps, steps) })
      this.show()
      this.loadAround()
    },

    show() {
      const { matter, names, steps, wanted } = heldBy(this)
      const clock = { now: now(), calendar: calendar(), rules: rules() }
      const view = matterView(matter, names, clock, actor(), wanted)
      this.setData({
        view,
        attachments: matter.attachments,
        entries: stepsView(matter, steps, now()),
        hasMore: steps.next !== null,
        moreChoices: view.bar.rest.map(({ command, words }) => ({ value: command, label: words })),
      })
    },

    /** What stands around the matter; the page does not wait for it. */
    loadAround() {
      const { matterId, names } = heldBy(this)
      verifyWords(matterId)
        .then((trace) => this.setData({ trace }))
        .catch(() => this.setData({ trace: '' }))
      loadPoints(matterId)
        .then((lines) => this.setData({ points: pointRows(lines, names, now()) }))
        .catch(() => this.setData({ points: [] }))
    },

    onReachBottom() {
      this.more()
    },

    async more() {
      const { steps, matterId } = heldBy(this)
      if (steps.next === null || this.data.loadingMore) return
      this.setData({ loadingMore: true, moreFailure: '' })
      try {
        const page = await loadSteps(matterId, steps.next)
        heldBy(this).steps = {
          items: [...steps.items, ...page.items],
          names: { ...steps.names, ...page.names },
          next: page.next,
        }
        this.show()
      } catch (error) {
        this.setData({ moreFailure: wordsOf(error) })
      } finally {
        this.setData({ loadingMore: false })
      }
    },

    /** Loads further until the step that the person came for is there. */
    async seek() {
      const { target } = this.data
      while (
        target &&
        this.data.hasMore &&
        !this.data.moreFailure &&
        !this.data.entries.some(({ seq }) => seq <= target)
      )
        await this.more()
    },

    onLocate({ detail }: WechatMiniprogram.CustomEvent<{ top: number }>) {
      wx.createSelectorQuery()
        .selectViewport()
        .scrollOffset(({ scrollTop }) => {
          wx.pageScrollTo({ scrollTop: Math.max(0, scrollTop + detail.top - 80), duration: 0 })
        })
        .exec()
    },

    /** The action that the person came for opens by itself, once, if it can still be taken. */
    openWanted() {
      const held = heldBy(this)
      const { primary } = this.data.view.bar
      if (held.opened || !held.wanted || primary?.command !== held.wanted) return
      held.opened = true
      this.choose(primary, held.wantedShare)
    },

    /** Takes the step on the share that was named or is the only one, else asks for which. */
    choose(offer: Offer, share: string | null = null) {
      const { matter, names } = heldBy(this)
      const named = share !== null && offer.assignmentIds.includes(share) ? share : null
      if (named === null && offer.assignmentIds.length > 1)
        this.setData({ shares: sharesFor(matter, names, offer), shareFor: offer.command })
      else this.take(offer.command, named ?? offer.assignmentIds[0] ?? null)
    },

    take(command: PhoneCommand, assignmentId: string | null, item: string | null = null) {
      if (command === 'instruct') this.setData({ instructing: true })
      else if (isOneTap(command)) this.takeAtOnce(command, assignmentId)
      else toForm(command, { matterId: heldBy(this).matterId, assignmentId, item })
    },

    async takeAtOnce(command: PhoneCommand, assignmentId: string | null) {
      const { matter, names } = heldBy(this)
      if (this.data.busy) return
      this.setData({ busy: true })
      try {
        if (!(await takeStep(command, matter, names, assignmentId))) return
        toast(formOf(command).done)
        await this.refresh()
      } catch (error) {
        await showError(error)
        if (isStale(error)) await this.refresh()
      } finally {
        this.setData({ busy: false })
      }
    },

    onPrimary() {
      const { primary } = this.data.view.bar
      if (primary) this.choose(primary)
    },
    onSecond() {
      const { second } = this.data.view.bar
      if (second) this.choose(second)
    },
    onMore() {
      this.setData({ moreShown: true })
    },
    onMoreClose() {
      this.setData({ moreShown: false })
    },
    onMoreChosen({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const offer = this.data.view.bar.rest.find(({ command }) => command === detail.value)
      this.onMoreClose()
      if (offer) this.choose(offer)
    },

    onShareChosen({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { shareFor } = this.data
      this.onShareClose()
      if (shareFor) this.take(shareFor, detail.value)
    },
    onShareClose() {
      this.setData({ shareFor: '' })
    },

    onInstructed() {
      this.setData({ instructing: false })
      this.refresh()
    },
    onInstructClose() {
      this.setData({ instructing: false })
    },

    onComment() {
      this.take('comment', null)
    },

    /** The unit's share that the instruction went to, where the person may answer on it. */
    onAnswer({ currentTarget }: Tap<{ id: string }>) {
      const { id } = currentTarget.dataset
      const { bar } = this.data.view
      const offer = [bar.primary, ...bar.rest].find((each) => each?.command === 'answerInstruction')
      const { matter } = heldBy(this)
      const instruction = isIssued(matter) ? matter.instructions.find((each) => each.id === id) : undefined
      const share = offer?.assignmentIds.find((each) => instruction?.assignmentIds.includes(each))
      if (share) this.take('answerInstruction', share, id)
    },

    onCorrect({ detail }: WechatMiniprogram.CustomEvent<{ reportId: string; assignmentId: string }>) {
      this.take('correctReport', detail.assignmentId, detail.reportId)
    },

    onDue() {
      const { matter } = heldBy(this)
      if (isIssued(matter)) this.setData({ receipt: leadOf(matter).due })
    },
    onShareDue({ currentTarget }: Tap<{ id: string }>) {
      const { matter } = heldBy(this)
      const share = isIssued(matter) ? matter.assignments.find(({ id }) => id === currentTarget.dataset.id) : undefined
      if (share) this.setData({ receipt: share.due })
    },
    onReceiptClose() {
      this.setData({ receipt: null })
    },

    onUnfold() {
      this.setData({ unfolded: !this.data.unfolded })
    },

    onTasks({ currentTarget }: Tap<{ id: string }>) {
      const { id } = currentTarget.dataset
      this.setData({ [`openTasks.${id}`]: !this.data.openTasks[id] })
    },

    onAllShares() {
      this.setData({ allShares: true })
    },

    async onFile({ currentTarget }: Tap<{ file: string }>) {
      const { attachments } = this.data
      const ref = attachments.find(({ fileId }) => fileId === currentTarget.dataset.file)
      if (ref) await openFile(ref, attachments).catch(toastError)
    },
  },
})
