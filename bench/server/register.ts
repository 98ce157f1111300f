import { addMs, DAY_MS, type Instant } from '../../domain/clock/time'
import { lineOf as lineIn } from '../../domain/decider/consequences'
import { type Todo, todosOf } from '../../domain/decider/todo'
import { matterDecider } from '../../domain/matter/decider'
import type { RegisterLine } from '../../domain/matter/register/line'
import { searchTerms } from '../../domain/matter/register/searchTerms'
import { type IssuedMatter, leadOf } from '../../domain/matter/state/matter'
import { SOURCES } from '../../domain/rules/kinds'
import type { District, Started } from './district'
import { HANDLERS, NOW } from './district'

/** Matters as real commands left them, from which many are copied: state, register line and the handler's to-do. */
export interface Model {
  matter: IssuedMatter
  handlerId: string
  line: RegisterLine
  todo: Todo
}

export async function modelsOf({ app, store }: District, started: readonly Started[]): Promise<Model[]> {
  const [calendar, directory, rules] = await Promise.all([
    app.reference.calendar(),
    app.reference.directory(),
    app.reference.rules(),
  ])
  const models: Model[] = []
  for (const { matterId, handlerId } of started) {
    const matter = (await store.get('matters', matterId)) as IssuedMatter
    const todo = todosOf(matterDecider, matter, { calendar, rules }).find(({ to }) =>
      to.includes(`person:${handlerId}`),
    )
    if (!todo) throw new Error(`${matterId} asks nothing of its handler`)
    models.push({
      matter,
      handlerId,
      line: lineIn(matterDecider, matter, { calendar, directory, rules, now: NOW }),
      todo,
    })
  }
  return models
}

const idOf = (kind: string, n: number): string => `${kind}${n.toString(36).padStart(8, '0')}`

const PLACES = ['城东', '城西', '河滨', '新区', '老城', '南湖', '北站', '开发区', '高铁', '西山', '东港']
const THINGS = [
  '雨污分流',
  '学位供给',
  '公交线路',
  '违建整治',
  '垃圾分类',
  '河道治理',
  '养老设施',
  '消防隐患',
  '停车泊位',
]
const ENDS = ['推进情况督查', '整改落实', '年度任务', '专项行动', '群众反映问题办理']

export const titleOf = (n: number): string =>
  `${PLACES[n % PLACES.length]}${THINGS[n % THINGS.length]}${ENDS[n % ENDS.length]}第${n}项`

const LIGHT_OF_TENTH = ['red', 'yellow', 'yellow', 'green', 'green', 'green', 'green', 'grey', 'grey', 'grey'] as const

/** Of each handler's matters one in ten is red, and so on. */
const lightOf = (n: number) => LIGHT_OF_TENTH[Math.floor(n / HANDLERS) % 10]

/** Spread over days to the second, so that hardly two are due at once. */
function dueAtOf(n: number): Instant {
  const within = (days: number) => Math.floor((((n * 7919) % 100_003) / 100_003) * days * DAY_MS)
  switch (lightOf(n)) {
    case 'red':
      return addMs(NOW, -1 - within(60))
    case 'yellow':
      return addMs(NOW, DAY_MS / 8 + within(2.5))
    default:
      return addMs(NOW, 10 * DAY_MS + within(150))
  }
}

/** Its timed steps are behind it, or far ahead: no sweep of the bench finds it. */
const FAR: Instant = '2027-06-01T01:00:00.000Z'

export function lineOf(models: readonly Model[], n: number): RegisterLine {
  const { line } = models[n % models.length] as Model
  const [_id, number, title, dueAt] = [idOf('m', n), `督会〔2026〕${n}号`, titleOf(n), dueAtOf(n)]
  const open = lightOf(n) !== 'grey'
  return {
    ...line,
    _id,
    id: _id,
    number,
    title,
    status: open ? (n % 3 === 0 ? 'inProgress' : 'signedIn') : 'closed',
    source: SOURCES[n % SOURCES.length] ?? 'other',
    open,
    rank: open ? 0 : 1,
    dueAt,
    listDueAt: dueAt,
    yellowAt: open ? addMs(dueAt, -3 * DAY_MS) : null,
    lastAt: addMs(NOW, -n * 1000),
    nextAlarmAt: FAR,
    terms: searchTerms([number, title]),
  }
}

export function todoOf(models: readonly Model[], n: number): Todo {
  const { todo, handlerId } = models[n % models.length] as Model
  const [matterId, dueAt] = [idOf('m', n), dueAtOf(n)]
  return {
    ...todo,
    _id: `${matterId}.A1.report.`,
    to: [`person:${handlerId}`],
    subject: { kind: 'matter', id: matterId },
    number: `督会〔2026〕${n}号`,
    title: titleOf(n),
    dueAt,
    yellowAt: addMs(dueAt, -3 * DAY_MS),
  }
}

const IN_ONE = 2_000

/** Register lines and to-dos number `from` to `to`, written as documents: what lists and the sweep read. */
export async function fillRegister({ store }: District, models: readonly Model[], from: number, to: number) {
  for (let start = from; start < to; start += IN_ONE)
    await store.transact(async (tx) => {
      for (let n = start; n < Math.min(start + IN_ONE, to); n++) {
        await tx.put('register', lineOf(models, n))
        await tx.put('todos', todoOf(models, n))
      }
    })
}

/**
 * A thousand matters, say, that all have one step due (the reminder three days before) just before the moment that is
 * answered. Each is a whole document, so that a sweep does with it what it does with any other.
 */
export async function addDue(
  { app, store }: Pick<District, 'app' | 'store'>,
  models: readonly Model[],
  group: number,
  count: number,
): Promise<Instant> {
  const [calendar, directory, rules] = await Promise.all([
    app.reference.calendar(),
    app.reference.directory(),
    app.reference.rules(),
  ])
  // Hours ahead of the host's clock, and before anything else falls due.
  const dueAt = addMs(NOW, 3 * DAY_MS + 7_200_000 + group * 600_000)
  await store.transact(async (tx) => {
    for (let n = 0; n < count; n++) {
      const { matter: model } = models[n % models.length] as Model
      const id = idOf(`s${group}x`, n)
      const lead = leadOf(model)
      const due = { ...lead.due, dueAt }
      const matter = { ...model, id, assignments: [{ ...lead, due }] }
      await tx.put('matters', { ...matter, _id: id })
      await tx.put('register', lineIn(matterDecider, matter, { calendar, directory, rules, now: NOW }))
      for (const todo of todosOf(matterDecider, matter, { calendar, rules })) await tx.put('todos', todo)
    }
  })
  return addMs(dueAt, 60_000 - 3 * DAY_MS)
}
