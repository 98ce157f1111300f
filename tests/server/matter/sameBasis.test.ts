import type { Input } from '../../../domain/contract'
import { BASIS } from '../../domain/world'
import { draftContent, Harness } from '../harness'

type Basis = NonNullable<Input<'matter.draft'>['content']['basis']>

let h: Harness
beforeAll(async () => {
  h = await Harness.open()
})
afterAll(() => h.close())

const paper = (number: string): Basis => ({ ...BASIS, kind: 'minutes', number, files: [] })
const u3 = { lead: { unitId: 'u3', part: '' } }
const draft = async (number: string, changes: Partial<Input<'matter.preview'>['content']> = {}, who = 'officer') =>
  (await h.tell(who, 'matter.draft', { content: draftContent({ basis: paper(number), ...changes }) })).matterId
const asked = async (who: string, number: string, unitIds: string[], matterId?: string) => {
  const found = await h.tell(who, 'matter.sameBasis', {
    kind: 'minutes',
    number,
    unitIds,
    ...(matterId && { matterId }),
  })
  return { ids: found.matters.map(({ id }) => id), others: found.others }
}
const codeOf = async (matterId: string, input: object = {}) => {
  const answer = await h.ask('officer', 'matter.requestApproval', { matterId, ...input })
  return answer.ok ? null : answer.code
}

test('a second one of the same unit is refused until it says why; what is drafted, ended or another unit’s is not one', async () => {
  const [first, second] = [await draft('区府纪〔2026〕1号'), await draft('区府纪 [2026] 1号')]
  expect(await codeOf(first)).toBeNull()
  expect(await codeOf(await draft('区府纪〔2026〕1号', u3))).toBeNull()
  expect(await codeOf(second)).toBe('SAME_BASIS')
  expect(await codeOf(second, { notMerged: '另一批小区' })).toBeNull()
  const third = await draft('区府纪〔2026〕1号')
  await h.tell('chief', 'matter.rejectIssue', { matterId: second, reason: '请并入' })
  await h.tell('chief', 'matter.approveIssue', { matterId: first, opinion: '' })
  expect(await codeOf(third)).toBe('SAME_BASIS')
  await h.tell('chief', 'matter.withdraw', { matterId: first, reason: '误发' })
  expect(await codeOf(third)).toBeNull()
})

test('is shown with title, number and units, without the one that is asked for', async () => {
  const matterId = await h.issue({ basis: paper('区府纪〔2026〕2号'), co: [{ unitId: 'u2', part: '' }] })
  const { matters, names } = await h.tell('officer', 'matter.sameBasis', {
    kind: 'minutes',
    number: '区府纪（2026）2号',
    unitIds: ['u2', 'u3'],
  })
  expect(matters).toEqual([
    {
      id: matterId,
      number: expect.stringContaining('2026'),
      title: draftContent().title,
      status: 'issued',
      unitIds: ['u2'],
    },
  ])
  expect(names.u2).toBe('单位u2')
  expect(await asked('officer', '区府纪〔2026〕2号', ['u2'], matterId)).toEqual({ ids: [], others: 0 })
  expect(await asked('officer', '区府纪〔2026〕2号', [])).toEqual({ ids: [], others: 0 })
  expect(await asked('officer', '', ['u2'])).toEqual({ ids: [], others: 0 })
})

test('of units beyond one’s reach nothing is told', async () => {
  const matterId = await h.issue({ basis: paper('区府纪〔2026〕5号'), ...u3 })
  expect(await asked('frontOfficer', '区府纪〔2026〕5号', ['u3', 'u1'])).toEqual({ ids: [matterId], others: 0 })
  expect(await asked('liaison', '区府纪〔2026〕5号', ['u3', 'u1'])).toEqual({ ids: [], others: 0 })
  const answer = await h.ask('liaison', 'matter.sameBasis', {
    kind: 'minutes',
    number: '区府纪〔2026〕5号',
    unitIds: ['u3'],
  })
  expect(answer).toMatchObject({ ok: false, code: 'NO_RIGHT' })
})

test('many are counted beyond those that are shown', async () => {
  const ids: string[] = []
  for (let i = 0; i < 22; i++) {
    const matterId = await draft('区府纪〔2026〕6号')
    await codeOf(matterId, { notMerged: '分批' })
    ids.push(matterId)
  }
  const found = await asked('officer', '区府纪〔2026〕6号', ['u1'], ids[21])
  expect(found.ids.length + found.others).toBe(21)
  expect(found.others).toBeGreaterThan(0)
})
