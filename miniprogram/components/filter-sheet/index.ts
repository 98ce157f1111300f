import { query } from '../../services/api'
import { later, notLater } from '../../services/later'
import { type MatterFilter, SECTIONS, sameFilter, withPart } from '../matter-list/filter'
import { begins, sheet } from '../sheet'

type Names = Record<string, string>

/** Between two taps on chips; each asks the server how many rows there would be. Milliseconds. */
const PAUSE = 250

/**
 * Chooses what narrows a list of matters, and says how many rows it would leave. Events: `confirm`
 * {filter, names}, with the names of chosen units by id, and `close`.
 */
Component({
  behaviors: [sheet],

  properties: {
    show: { type: Boolean, value: false },
    filter: { type: Object, value: {} as MatterFilter },
    names: { type: Object, value: {} as Names },
  },

  data: {
    sections: SECTIONS,
    draft: {} as MatterFilter,
    draftNames: {} as Names,
    choosingUnit: false,
    button: '查看结果',
  },

  observers: {
    'show, filter, names'(show: boolean, draft: MatterFilter, draftNames: Names) {
      if (!begins(this, show, [draft, draftNames])) return
      this.setData({ draft, draftNames, button: '查看结果' })
      this.count()
    },
  },

  lifetimes: {
    detached() {
      notLater(this)
    },
  },

  methods: {
    change(draft: MatterFilter) {
      this.setData({ draft, button: '查看结果' })
      later(this, PAUSE, () => this.count())
    },

    /** The number is a help only: without it the button still works. */
    async count() {
      const { draft } = this.data
      const counted = await query('matter.counts', draft).catch(() => null)
      if (counted && sameFilter(draft, this.data.draft)) this.setData({ button: `查看 ${counted.all.total} 项` })
    },

    onChip({
      currentTarget,
    }: WechatMiniprogram.TouchEvent<object, object, { key: keyof MatterFilter; value: string }>) {
      const { key, value } = currentTarget.dataset
      this.change(withPart(this.data.draft, key, this.data.draft[key] === value ? null : value))
    },

    onUnits() {
      this.setData({ choosingUnit: true })
    },

    onUnitClose() {
      this.setData({ choosingUnit: false })
    },

    onUnit({ detail }: WechatMiniprogram.CustomEvent<{ unit: { id: string; name: string } | null }>) {
      const { unit } = detail
      this.setData({ choosingUnit: false })
      if (unit) this.setData({ draftNames: { ...this.data.draftNames, [unit.id]: unit.name } })
      this.change(withPart(this.data.draft, 'unitId', unit?.id ?? null))
    },

    /** What was searched for stays: its field is not on this sheet. */
    onReset() {
      const { search } = this.data.draft
      this.change(search ? { search } : {})
    },

    onConfirm() {
      this.triggerEvent('confirm', { filter: this.data.draft, names: this.data.draftNames })
    },

    onClose() {
      this.triggerEvent('close')
    },
  },
})
