import type { Unit } from '../../../domain/people/person'
import { wordsOf } from '../../services/errors'
import { sheet } from '../sheet'
import { activeUnits, matching, type UnitLine } from './units'

/** What is searched for, by picker. */
const searches = new WeakMap<object, string>()
const searched = (picker: object): string => searches.get(picker) ?? ''

/**
 * Chooses a unit of the directory. `value` is the present one's id, `clearable` lets none be chosen. Events: `confirm`
 * {unit: {id, name} | null}, `close`.
 */
Component({
  behaviors: [sheet],

  properties: {
    show: { type: Boolean, value: false },
    title: { type: String, value: '选择单位' },
    value: { type: String, value: '' },
    clearable: { type: Boolean, value: false },
  },

  data: {
    /** What the search field opens with; what is typed into it is not written back. */
    shownSearch: '',
    units: [] as Unit[],
    lines: [] as UnitLine[],
    loading: false,
    message: '',
    failed: false,
  },

  observers: {
    show(show: boolean) {
      if (show) this.begin()
    },
  },

  methods: {
    begin() {
      this.setData({ shownSearch: searched(this) })
      searches.delete(this)
      this.setData({ shownSearch: '' })
      this.load()
    },

    async load() {
      this.setData({ loading: this.data.units.length === 0, message: '', failed: false })
      try {
        this.setData({ units: await activeUnits(), loading: false })
        this.list()
      } catch (error) {
        this.setData({ loading: false, message: wordsOf(error), failed: true })
      }
    },

    list() {
      const lines = matching(this.data.units, searched(this))
      this.setData({ lines, message: lines.length ? '' : '没有找到，换个字再试' })
    },

    onSearch({ detail }: { detail: string }) {
      searches.set(this, detail)
      this.list()
    },

    onTap({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
      const line = this.data.lines[currentTarget.dataset.index]
      if (line) this.triggerEvent('confirm', { unit: { id: line.id, name: line.shortName } })
    },

    onClear() {
      this.triggerEvent('confirm', { unit: null })
    },

    onClose() {
      this.triggerEvent('close')
    },
  },
})
