import type { Loaded } from '../../../miniprogram/behaviors/paged'
import { ApiError, offline } from '../../../miniprogram/services/apiError'
import { freshen } from '../../../miniprogram/services/session'
import { loggedInHost } from './host'

interface List {
  data: { items: { id: number }[]; next: string | null; phase: string; problem: string; moreProblem: string }
  setData(change: Record<string, unknown>): void
  loadPage(after: string | null, rows: number): Promise<Loaded>
  reload(): Promise<void>
  startOver(): Promise<void>
  more(): Promise<void>
  revisit(): void
}

/** The behavior as plain data and functions, without a page to draw. */
const behavior = ((): { data: List['data']; methods: Partial<List> } => {
  const platform = globalThis as unknown as { Behavior: (definition: object) => object }
  const { Behavior } = platform
  platform.Behavior = (definition) => definition
  try {
    return require('../../../miniprogram/behaviors/paged').paged
  } finally {
    platform.Behavior = Behavior
  }
})()

const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => ({ id: from + i }))

function listOver(loadPage: List['loadPage']): List {
  const list = {
    data: { ...behavior.data },
    setData(change: Record<string, unknown>) {
      for (const [path, value] of Object.entries(change)) {
        const index = /^items\[(\d+)\]$/.exec(path)?.[1]
        if (index === undefined) Object.assign(list.data, { [path]: value })
        else list.data.items = Object.assign([...list.data.items], { [index]: value })
      }
    },
    ...behavior.methods,
    loadPage,
  } as List
  return list
}

/** Pages of 50 out of `total`; at least as many as asked for. */
const server =
  (total: number) =>
  async (after: string | null, wanted: number): Promise<Loaded> => {
    const from = Number(after ?? 0)
    const to = Math.min(total, from + Math.max(50, wanted))
    return { items: rows(from, to), next: to < total ? String(to) : null }
  }
const down = async () => {
  throw offline()
}

beforeEach(async () => {
  loggedInHost({})
  await freshen()
})

test('goes on until there is no more, and asks for nothing twice', async () => {
  const list = listOver(server(120))
  await list.reload()
  await Promise.all([list.more(), list.more()])
  await list.more()
  await list.more()
  expect(list.data.items).toEqual(rows(0, 120))
})

test('coming back brings as many rows as before', async () => {
  const list = listOver(server(120))
  await list.reload()
  await list.more()
  const asked: number[] = []
  list.loadPage = async (after, wanted) => {
    asked.push(wanted)
    return server(120)(after, wanted)
  }
  await list.reload()
  expect(asked).toEqual([100])
  expect(list.data.items).toHaveLength(100)
})

test('coming back to more rows than one request brings leaves the list alone', async () => {
  const list = listOver(server(1000))
  await list.reload()
  for (let i = 0; i < 5; i += 1) await list.more()
  list.loadPage = () => Promise.reject(new Error('asked'))
  list.revisit()
  expect(list.data).toMatchObject({ phase: 'ready' })
  expect(list.data.items).toHaveLength(300)
})

test('the answer to an earlier question is dropped', async () => {
  const answers: ((loaded: Loaded) => void)[] = []
  const list = listOver(() => new Promise((resolve) => answers.push(resolve)))
  const first = list.startOver()
  const second = list.startOver()
  answers[1]?.({ items: rows(10, 12), next: null })
  answers[0]?.({ items: rows(0, 2), next: '2' })
  await Promise.all([first, second])
  expect(list.data).toMatchObject({ items: rows(10, 12), next: null, phase: 'ready' })
})

test('without network nothing of the list is lost, and each end says what is wrong with it', async () => {
  const list = listOver(server(120))
  await list.reload()
  list.loadPage = down
  await list.more()
  expect(list.data).toMatchObject({ phase: 'ready', next: '50', problem: '' })
  expect(list.data.moreProblem).not.toBe('')
  await list.reload()
  expect(list.data).toMatchObject({ phase: 'ready', items: rows(0, 50) })
  expect(list.data.problem).not.toBe('')
  list.loadPage = server(120)
  await list.reload()
  expect(list.data).toMatchObject({ phase: 'ready', problem: '', moreProblem: '' })
})

test('with nothing to show it has failed, until it is tried again', async () => {
  const list = listOver(down)
  await list.reload()
  expect(list.data.phase).toBe('failed')
  list.loadPage = server(1)
  await list.reload()
  expect(list.data).toMatchObject({ phase: 'ready', items: rows(0, 1), problem: '' })
})

test('says nothing when the person is on the way to the login page', async () => {
  const list = listOver(async () => {
    throw new ApiError('NOT_SIGNED_IN', 'words')
  })
  await list.reload()
  expect(list.data.problem).toBe('')
})
