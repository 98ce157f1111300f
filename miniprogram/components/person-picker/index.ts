import type { Role } from '../../../domain/roles'
import { query } from '../../services/api'
import { wordsOf } from '../../services/errors'
import { sheet } from '../sheet'
import { type Found, linesOf, type PersonLine } from './people'

interface Named {
  id: string
  name: string
}

const MOST = 100
/** Typing pauses for so long before the server is asked. Milliseconds. */
const PAUSE = 300

/**
 * Chooses a person, or with `multiple` several. `unitId` keeps to one unit, `role` puts its holders first. Events:
 * `confirm` {people: {id, name}[]}, `close`.
 */
Component({
  behaviors: [sheet],

  properties: {
    show: { type: Boolean, value: false },
    title: { type: String, value: '选择人员' },
    unitId: { type: String, value: '' },
    role: { type: String, value: '' },
    multiple: { type: Boolean, value: false },
    /** {id, name}[] */
    value: { type: Array, value: [] as Named[] },
    /** {id, name}[] that come first while nothing is searched for. */
    suggested: { type: Array, value: [] as Named[] },
  },

  data: {
    search: '',
    lines: [] as PersonLine[],
    chosen: [] as Named[],
    loading: false,
    /** What went wrong, or why nothing is listed. */
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
      this.setData({ search: '', lines: [], chosen: [...this.data.value] })
      this.load()
    },

    async load() {
      const { search, unitId } = this.data
      const asked = { search, unitId }
      this.setData({ loading: this.data.lines.length === 0, message: '', failed: false })
      try {
        const { items } = await query('people.search', {
          limit: MOST,
          ...(search && { search }),
          ...(unitId && { unitId }),
        })
        if (asked.search === this.data.search && asked.unitId === this.data.unitId) this.list(items)
      } catch (error) {
        this.setData({ loading: false, message: wordsOf(error), failed: true })
      }
    },

    list(people: Found[]) {
      const { unitId, role, chosen, search, suggested } = this.data
      const lines = linesOf(people, {
        unitId,
        role: role as Role | '',
        chosen: chosen.map(({ id }) => id),
        suggested: search ? [] : suggested,
      })
      const none = search ? '没有找到，换个字再试' : '名录里还没有人，请联系系统管理员'
      this.setData({ loading: false, lines, message: lines.length ? '' : none })
    },

    onSearch({ detail }: { detail: string }) {
      this.setData({ search: detail.trim() })
      const typed = detail.trim()
      setTimeout(() => {
        if (this.data.show && typed === this.data.search) this.load()
      }, PAUSE)
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
