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

/** The tasks by list, with what was typed: that is not written back to where the cursor is. */
const kept = new WeakMap<object, Task[]>()

type At = WechatMiniprogram.BaseEvent<object, { index: number }>
type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { index: number }>

/**
 * Tasks for persons, each with a due moment. Who and when are chosen in the page's sheets. Events: `change`
 * {tasks, typed: whether only a title was typed on}, `pick` {index, what: 'person' | 'dueAt'}.
 */
Component({
  properties: {
    tasks: { type: Array, value: [] as Task[] },
  },

  data: { lines: [] as { who: string; when: string }[], full: false },

  observers: {
    tasks(tasks: Task[]) {
      kept.set(this, tasks)
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
    present(): Task[] {
      return kept.get(this) ?? this.data.tasks
    },

    change(tasks: Task[]) {
      this.setData({ tasks })
      this.triggerEvent('change', { tasks, typed: false })
    },

    onTitle({ currentTarget, detail }: Typed) {
      const { index } = currentTarget.dataset
      const tasks = this.present().map((task, i) => (i === index ? { ...task, title: detail.value } : task))
      kept.set(this, tasks)
      this.triggerEvent('change', { tasks, typed: true })
    },

    onPerson({ currentTarget }: At) {
      this.triggerEvent('pick', { index: currentTarget.dataset.index, what: 'person' })
    },

    onDue({ currentTarget }: At) {
      this.triggerEvent('pick', { index: currentTarget.dataset.index, what: 'dueAt' })
    },

    onAdd() {
      this.change([...this.present(), EMPTY])
    },

    onRemove({ currentTarget }: At) {
      this.change(this.present().filter((_, i) => i !== currentTarget.dataset.index))
    },
  },
})
