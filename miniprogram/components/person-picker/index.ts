import type { Choosing } from '../../../domain/matter/forms/fitting'
import { same } from '../../../domain/matter/forms/sending'
import type { Role } from '../../../domain/roles'
import { query } from '../../services/api'
import { wordsOf } from '../../services/errors'
import { later, notLater } from '../../services/later'
import { begins, sheet } from '../sheet'
import { type Found, linesOf, type PersonLine } from './people'

interface Named {
  id: string
  name: string
}

const MOST = 100
/** Typing pauses for so long before the server is asked. Milliseconds. */
const PAUSE = 300

/** What is searched for, by picker. */
const searches = new WeakMap<object, string>()
const searched = (picker: object): string => searches.get(picker) ?? ''

/**
 * Chooses a person, or with `multiple` several, among those who may be chosen for what `choosing` asks. `role` puts its
 * holders first; with `one-unit` nobody's unit is said. Events:
 * `confirm` {people: {id, name}[]}, `close`.
 */
Component({
  behaviors: [sheet],

  properties: {
    show: { type: Boolean, value: false },
    title: { type: String, value: '选择人员' },
    /** A field's question (domain's forms/fitting), or null. */
    choosing: { type: Object, value: null as unknown as Choosing },
    oneUnit: { type: Boolean, value: false },
    role: { type: String, value: '' },
    multiple: { type: Boolean, value: false },
    /** {id, name}[] */
    value: { type: Array, value: [] as Named[] },
    /** {id, name}[] that come first while nothing is searched for. */
    suggested: { type: Array, value: [] as Named[] },
  },

  data: {
    /** What the search field opens with; what is typed into it is not written back. */
    shownSearch: '',
    lines: [] as PersonLine[],
    chosen: [] as Named[],
    loading: false,
    /** What went wrong, or why nothing is listed. */
    message: '',
    failed: false,
  },

  observers: {
    'show, choosing, oneUnit, role, value, suggested'(show: boolean, ...given: unknown[]) {
      if (begins(this, show, given)) this.begin()
    },
  },

  lifetimes: {
    detached() {
      notLater(this)
    },
  },

  methods: {
    begin() {
      this.setData({ shownSearch: searched(this) })
      searches.delete(this)
      this.setData({ shownSearch: '', lines: [], chosen: [...this.data.value] })
      this.load()
    },

    async load() {
      const { choosing } = this.data
      if (!choosing) return
      const search = searched(this)
      this.setData({ loading: this.data.lines.length === 0, message: '', failed: false })
      try {
        const { items } = await query('matter.candidates', { ...choosing, limit: MOST, ...(search && { search }) })
        // A parent that draws itself again hands over the same question as another object.
        const asked = same(choosing, this.data.choosing)
        if (asked && search === searched(this)) this.list(items)
      } catch (error) {
        this.setData({ loading: false, message: wordsOf(error), failed: true })
      }
    },

    list(people: Found[]) {
      const { oneUnit, role, chosen, suggested } = this.data
      const search = searched(this)
      const lines = linesOf(people, {
        oneUnit,
        role: role as Role | '',
        chosen: chosen.map(({ id }) => id),
        suggested: search ? [] : suggested,
      })
      const none = search
        ? '能选的人里没有找到，换个字再试'
        : '没有能选的人。请先看看其他几项选了谁，或联系系统管理员调整角色'
      this.setData({ loading: false, lines, message: lines.length ? '' : none })
    },

    onSearch({ detail }: { detail: string }) {
      searches.set(this, detail.trim())
      later(this, PAUSE, () => {
        if (this.data.show) this.load()
      })
    },

    onTap({ currentTarget }: WechatMiniprogram.TouchEvent<object, object, { index: number }>) {
      const line = this.data.lines[currentTarget.dataset.index]
      if (!line) return
      const { id, name } = line
      if (!this.data.multiple) {
        this.triggerEvent('confirm', { people: [{ id, name }] })
        return
      }
      const chosen = line.chosen
        ? this.data.chosen.filter((each) => each.id !== id)
        : [...this.data.chosen, { id, name }]
      const lines = this.data.lines.map((each) => (each.id === id ? { ...each, chosen: !line.chosen } : each))
      this.setData({ chosen, lines })
    },

    onConfirm() {
      this.triggerEvent('confirm', { people: this.data.chosen })
    },

    onClose() {
      this.triggerEvent('close')
    },
  },
})
