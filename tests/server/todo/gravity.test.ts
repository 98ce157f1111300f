import { at } from '../../../domain/clock/time'
import type { Output } from '../../../domain/contract'
import type { Todo } from '../../../domain/decider/todo'
import { manifest } from '../../../server/collections'
import { explain } from '../../explain'
import { draftContent, Harness } from '../harness'

let h: Harness
beforeAll(async () => {
  h = await Harness.open(at('2026-03-02', '10:00'))
  const ask = async (title: string, changes: object = {}) => {
    const { matterId } = await h.tell('officer', 'matter.draft', { content: draftContent({ title, ...changes }) })
    await h.tell('officer', 'matter.requestApproval', { matterId })
    h.later(60_000)
  }
  await ask('周一早')
  await ask('周一晚')
  await ask('周一紧急', { urgency: 'urgent' })
  h.at('2026-03-03')
  await ask('周二')
  await h.store.transact(async (tx) => {
    const [model] = await h.store.find('todos', { filter: { title: '周一早' }, limit: 1 })
    const plain = { ...(model as Todo), dueAt: null, dueRank: 1, yellowAt: null } as const
    await tx.put('todos', { ...plain, _id: 'b', title: '无时限后', since: at('2026-02-20', '10:00') })
    await tx.put('todos', { ...plain, _id: 'c', title: '无时限先', since: at('2026-02-10', '10:00') })
  })
})
afterAll(() => h.close())

const SORT = [
  ['dueRank', 1],
  ['dueAt', 1],
  ['urgencyRank', 1],
  ['since', 1],
] as const

test('the longest late first, of the same moment the more urgent, then who waits longer; without a moment last', async () => {
  const found: string[] = []
  let after: string | null = null
  do {
    const page: Output<'todo.list'> = await h.tell('chief', 'todo.list', { limit: 2, ...(after !== null && { after }) })
    found.push(...page.items.map(({ title }) => title))
    after = page.next
  } while (after !== null)
  expect(found).toEqual(['周一紧急', '周一早', '周一晚', '周二', '无时限先', '无时限后'])
  expect((await h.tell('chief', 'todo.counts', {})).all).toBe(found.length)
})

test('the order is that of an index, in a group as well', () => {
  for (const more of [{}, { group: 'approve' }])
    expect(
      explain(manifest, 'todos', { filter: { to: { $in: ['chiefOfficer@district'] }, ...more }, sort: SORT }),
    ).toMatchObject({
      exact: true,
      sorted: true,
    })
})

test('units and persons that a list speaks of come with their names', async () => {
  const { items, names } = await h.tell('chief', 'todo.list', { limit: 1 })
  expect([names[String(items[0]?.unitId)], names[String(items[0]?.byId)]]).toEqual(['单位u1', '人员officer'])
})
