import type { Instant } from '../../../domain/clock/time'
import { dateWords } from '../../../domain/clock/words'
import { now } from '../../services/session'

/** The value of a form's field of tasks (forms/values). */
interface Task {
  title: string
  person: { id: string; name: string } | null
  dueAt: Instant | null
}

const MOST = 30
const EMPTY: Task = { title: '', person: null, dueAt: null }

type At = WechatMiniprogram.BaseEvent<object, { index: number }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { index: number }>

/**
 * Tasks for persons, each with a due moment. Who and when are chosen in the page's sheets. Events: `change`
 * {tasks}, `pick` {index, what: 'person' | 'dueAt'}.
 */
Component({
  properties: {
    tasks: { type: Array, value: [] as Task[] },
  },

  data: { lines: [] as { who: string; when: string }[], full: false },

  observers: {
    tasks(tasks: Task[]) {
      this.setData({
        lines: tasks.map(({ person, dueAt }) => ({
          who: person?.name ?? '',
          when: dueAt ? `${dateWords(now(), dueAt)} 前` : '',
        })),
        full: tasks.length >= MOST,
      })
    },
  },

  methods: {
    change(tasks: Task[]) {
      this.setData({ tasks })
      this.triggerEvent('change', { tasks })
    },

    onTitle({ currentTarget, detail }: Typed) {
      const { index } = currentTarget.dataset
      this.change(this.data.tasks.map((task, i) => (i === index ? { ...task, title: detail.value } : task)))
    },

    onPerson({ currentTarget }: At) {
      this.triggerEvent('pick', { index: currentTarget.dataset.index, what: 'person' })
    },

    onDue({ currentTarget }: At) {
      this.triggerEvent('pick', { index: currentTarget.dataset.index, what: 'dueAt' })
    },

    onAdd() {
      this.change([...this.data.tasks, EMPTY])
    },

    onRemove({ currentTarget }: At) {
      this.change(this.data.tasks.filter((_, i) => i !== currentTarget.dataset.index))
    },
  },
})
