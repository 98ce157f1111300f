import type { Deadline } from '../../../domain/clock/deadline'
import { localTime } from '../../../domain/clock/time'
import type { FileRef } from '../../../domain/evidence/file'
import { actionsFor } from '../../../domain/matter/actions'
import { assignmentIn } from '../../../domain/matter/state/assignments'
import { isIssued, leadOf } from '../../../domain/matter/state/matter'
import { own } from '../../../domain/own'
import { screen } from '../../behaviors/screen'
import { onPhone } from '../../forms/formOf'
import { matterSeen } from '../../forms/matterSeen'
import { nextUp } from '../../forms/nextUp'
import { onOutbox } from '../../forms/outbox'
import { waitingForms, waitingWords } from '../../forms/waiting'
import { isLoggedOut, isOffline, loadWords } from '../../services/errors'
import { plainQuery, toDrafts, toSubjectInstead } from '../../services/navigate'
import { actor, calendar, known, now } from '../../services/session'
import { axis } from './axis'
import { heldBy } from './held'
import { loadMatter, loadMoments, loadPoints, merged, verifyWords } from './load'
import { taking } from './taking'
import { stepOf } from './view/actions'
import { type MomentRow, momentRows } from './view/moments'
import { matterView, stepsView } from './view/page'
import { type PointRow, pointRows } from './view/points'
import { undoOn } from './view/undo'

const stops = new WeakMap<object, () => void>()
type Tap<D extends object> = WechatMiniprogram.BaseEvent<object, D>

/**
 * A matter: its head, what is asked, who works on it, and the time axis; the steps that this person may take at the
 * bottom. Query: id, seq (a step to bring into view), command or todo (what the person came for) with assignment.
 */
Component({
  behaviors: [screen, axis, taking],

  data: {
    matterId: '',
    state: 'loading' as 'loading' | 'failed' | 'ready',
    failure: '',
    /** A refresh that failed, while the old page stands. */
    problem: '',
    /** What was finished on it and waits for a network. */
    waiting: '',
    attachments: [] as FileRef[],
    unfolded: false,
    /** By assignment: its tasks are shown. */
    openTasks: {} as Record<string, boolean>,
    allAssignments: false,
    moments: [] as MomentRow[],
    allMoments: false,
    points: [] as PointRow[],
    trace: '',
    receipt: null as Deadline | null,
    /** What may be decided next, after a decision here; empty for none. */
    next: '',
    /** What takes back the last step that was taken here. */
    undo: null as ReturnType<typeof undoOn>,
  },

  lifetimes: {
    attached() {
      stops.set(
        this,
        onOutbox(() => this.showWaiting()),
      )
    },
    detached() {
      stops.get(this)?.()
    },
  },

  methods: {
    onLoad(query: Record<string, string | undefined>) {
      const { id = '', seq, command, todo = '', assignment } = plainQuery(query)
      const wanted = command || stepOf(todo)
      Object.assign(heldBy(this), {
        matterId: id,
        wanted: wanted && onPhone(wanted) ? wanted : null,
        wantedAssignmentId: assignment || null,
        opened: false,
      })
      this.setData({ matterId: id, target: Number(seq) || 0 })
      this.load()
    },

    showWaiting() {
      const waiting = known() ? waitingForms().filter(({ waits }) => waits) : []
      this.setData({ waiting: waitingWords(waiting, heldBy(this).matterId) })
    },

    onDrafts() {
      toDrafts()
    },

    onShow() {
      this.showWaiting()
      if (this.data.state === 'ready') this.refresh()
      else if (this.data.state === 'failed') this.load()
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
        if (!this.showLast(error)) this.setData({ state: 'failed', failure: loadWords(error) })
        return
      }
      this.setData({ state: 'ready' })
      this.seek()
      this.openWanted()
    },

    /** Without an answer, the matter as it was last seen here; answers whether there is that. */
    showLast(error: unknown): boolean {
      const held = heldBy(this)
      const last = isOffline(error) ? matterSeen(held.matterId) : null
      if (!last) return false
      Object.assign(held, last.value)
      this.show()
      this.setData({ state: 'ready', problem: `${loadWords(error)}。下面是 ${localTime(last.at)} 的内容` })
      this.openWanted()
      return true
    },

    onBackOnline() {
      if (this.data.state === 'ready') this.refresh()
      else this.load()
    },

    /** Loads anew under what is shown already. */
    async refresh() {
      try {
        await this.fetch()
        this.setData({ problem: '' })
        this.openWanted()
      } catch (error) {
        if (!isLoggedOut(error)) this.setData({ problem: loadWords(error) })
      }
    },

    async fetch() {
      const held = heldBy(this)
      const { steps, ...loaded } = await loadMatter(held.matterId)
      Object.assign(held, { ...loaded, steps: merged(held.steps, steps) })
      this.show()
      this.loadAround()
    },

    show() {
      const { matter, names, steps, rules, wanted } = heldBy(this)
      const clock = { now: now(), calendar: calendar(), rules }
      const view = matterView(matter, names, clock, actor(), wanted)
      this.setData({
        view,
        undo: undoOn(matter.id, actionsFor(matter, actor(), now(), rules)),
        attachments: matter.attachments,
        entries: stepsView(matter, steps, now()),
        hasMore: steps.next !== null,
        moreChoices: view.bar.rest.map(({ command, words }) => ({ value: command, label: words })),
      })
    },

    /** What stands around the matter; the page does not wait for it. */
    loadAround() {
      const { matterId, matter, names, rules } = heldBy(this)
      verifyWords(matterId)
        .then((trace) => this.setData({ trace }))
        .catch(() => this.setData({ trace: '' }))
      this.offerNext()
      loadMoments(matterId)
        .then((found) => {
          heldBy(this).moments = found
          const clock = { now: now(), calendar: calendar(), rules }
          this.setData({ moments: momentRows(found, matter, names, clock) })
        })
        .catch(() => this.setData({ moments: [] }))
      loadPoints(matterId)
        .then((lines) => this.setData({ points: pointRows(lines, names, now()) }))
        .catch(() => this.setData({ points: [] }))
    },

    onUndo() {
      const { undo } = this.data
      if (undo) this.take(undo.command, undo.assignmentId)
    },

    async offerNext() {
      const held = heldBy(this)
      const found = await nextUp(held.matterId)
      if (found === undefined) return
      held.next = found?.next.todo ?? null
      this.setData({ next: found?.words ?? '' })
    },

    onNext() {
      const { next } = heldBy(this)
      if (next) toSubjectInstead(next.subject, { todo: next.kind, partId: next.partId })
    },

    onDue() {
      const { matter } = heldBy(this)
      if (isIssued(matter)) this.setData({ receipt: leadOf(matter).due })
    },
    onAssignmentDue({ currentTarget }: Tap<{ id: string }>) {
      const { matter } = heldBy(this)
      const assignment = assignmentIn(matter, currentTarget.dataset.id)
      if (assignment) this.setData({ receipt: assignment.due })
    },
    onMoment({ currentTarget }: Tap<{ index: number }>) {
      const moment = heldBy(this).moments?.[currentTarget.dataset.index]
      if (moment) this.setData({ receipt: moment.deadline })
    },
    onAllMoments() {
      this.setData({ allMoments: true })
    },
    onReceiptClose() {
      this.setData({ receipt: null })
    },

    onUnfold() {
      this.setData({ unfolded: !this.data.unfolded })
    },

    onTasks({ currentTarget }: Tap<{ id: string }>) {
      const { id } = currentTarget.dataset
      this.setData({ [`openTasks.${id}`]: !own(this.data.openTasks, id) })
    },

    onAllAssignments() {
      this.setData({ allAssignments: true })
    },
  },
})
