import { cleanUp } from '../../../server/jobs/cleanUp'
import { renewCircles } from '../../../server/jobs/renewCircles'
import { draftContent, Harness } from '../harness'

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const draft = async () => (await h.tell('officer', 'matter.draft', { content: draftContent() })).matterId
/** Versions before kept a draft from its fronts. */
const asBefore = (matterId: string) =>
  h.store.transact(async (tx) => {
    const line = await tx.get('register', matterId)
    if (!line) throw new Error('no line')
    await tx.put('register', { ...line, circle: ['person:officer'] })
    return line
  })
const listed = async () => (await h.tell('liaison', 'matter.list', { limit: 50 })).items.map(({ id }) => id)

test('drafts of an older version come into the lists of their fronts in the first night', async () => {
  const drafts: string[] = []
  for (let i = 0; i < 21; i += 1) drafts.push(await draft())
  const lines = await Promise.all(drafts.map(asBefore))
  expect(await listed()).toEqual([])
  expect(await cleanUp(h.app.ports)).toMatchObject({ circles: 21 })
  expect((await listed()).sort()).toEqual([...drafts].sort())
  expect(await h.store.get('register', String(drafts[20]))).toEqual(lines[20])
})

test('lines are looked through once, not every night', async () => {
  expect(await renewCircles(h.app.ports)).toBe(0)
  await asBefore(await draft())
  expect(await renewCircles(h.app.ports)).toBe(0)
})
