import type { Choice } from '../../../domain/matter/base/form'
import { formOf } from '../../../domain/matter/forms'
import { isOneTap, type PhoneCommand } from '../../forms/formOf'
import { toForm } from '../../forms/route'
import { isStale, showError, toast } from '../../services/errors'
import { heldBy } from './held'
import { assignmentsFor, takeStep } from './take'
import type { Offer } from './view/actions'
import type { MatterView } from './view/page'

/** The steps that a person may take from a matter's page: at once, in a sheet, or on a form's page. */
export const taking = Behavior({
  data: {
    view: {} as MatterView,
    moreShown: false,
    moreChoices: [] as Choice[],
    assignments: [] as Choice[],
    assignmentFor: '' as PhoneCommand | '',
    instructing: false,
    busy: false,
  },

  methods: {
    /** Loads anew after a step. The page has its own. */
    async refresh(): Promise<void> {
      throw new Error('a page with this behavior can refresh itself')
    },

    /** The action that the person came for opens by itself, once, if it can still be taken. */
    async openWanted() {
      const held = heldBy(this)
      const { primary } = this.data.view.bar
      if (held.opened || !held.wanted || primary?.command !== held.wanted) return
      held.opened = true
      held.opened = await this.choose(primary, held.wantedAssignmentId)
    },

    /** Takes the step on the assignment that was named or is the only one, else asks for which. */
    choose(offer: Offer, assignmentId: string | null = null): Promise<boolean> {
      const { matter, names } = heldBy(this)
      const named = assignmentId !== null && offer.assignmentIds.includes(assignmentId) ? assignmentId : null
      if (named !== null || offer.assignmentIds.length <= 1)
        return this.take(offer.command, named ?? offer.assignmentIds[0] ?? null)
      this.setData({ assignments: assignmentsFor(matter, names, offer), assignmentFor: offer.command })
      return Promise.resolve(true)
    },

    /** Answers whether the step came up. */
    async take(command: PhoneCommand, assignmentId: string | null, item: string | null = null): Promise<boolean> {
      if (command === 'instruct') this.setData({ instructing: true })
      else if (isOneTap(command)) this.takeAtOnce(command, assignmentId)
      else return toForm(command, { matterId: heldBy(this).matterId, assignmentId, item })
      return true
    },

    async takeAtOnce(command: PhoneCommand, assignmentId: string | null) {
      const { matter, names, rules } = heldBy(this)
      if (this.data.busy) return
      this.setData({ busy: true })
      try {
        if (!(await takeStep(command, matter, names, rules, assignmentId))) return
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

    onAssignmentChosen({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const { assignmentFor } = this.data
      this.onAssignmentClose()
      if (assignmentFor) this.take(assignmentFor, detail.value)
    },
    onAssignmentClose() {
      this.setData({ assignmentFor: '' })
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

    onInstruction({
      currentTarget,
    }: WechatMiniprogram.BaseEvent<object, { id: string; command: PhoneCommand; assignment: string | null }>) {
      const { id, command, assignment } = currentTarget.dataset
      this.take(command, assignment, id)
    },

    onCorrect({ detail }: WechatMiniprogram.CustomEvent<{ reportId: string; assignmentId: string }>) {
      this.take('correctReport', detail.assignmentId, detail.reportId)
    },
  },
})
