import { Harness } from '../harness'

let h: Harness
beforeAll(async () => {
  h = await Harness.open()
  for (let n = 1; n <= 12; n += 1)
    await h.issue({
      title: n === 7 ? '云澜大道（一期）改造：５Ｇ基站' : `第${n}件`,
      limit: { unit: 'workingDays', count: 40 - n },
    })
})
afterAll(() => h.close())

const found = async (search: string, limit = 50, after?: string) =>
  h.tell('officer', 'matter.list', { search, limit, ...(after !== undefined && { after }) })
const numbers = async (search: string) => (await found(search)).items.map(({ number }) => number)

test.each(['督会〔2026〕1号', '督会[2026]1', '督会（２０２６）0001号', '督会 2026-1 号'])(
  'the number %s comes first, what merely contains it after it',
  async (search) => {
    expect((await numbers(search))[0]).toBe('督会〔2026〕1号')
  },
)

test('a page later nothing comes twice, and nothing is left out', async () => {
  const all = await numbers('督会〔2026〕1号')
  const pages: (string | null)[] = []
  let after: string | undefined
  do {
    const { items, next } = await found('督会〔2026〕1号', 1, after)
    pages.push(...items.map(({ number }) => number))
    after = next ?? undefined
  } while (after !== undefined)
  expect(pages).toEqual(all)
  expect(new Set(all).size).toBe(all.length)
  const counts = await h.tell('officer', 'matter.counts', { search: '督会〔2026〕1号' })
  expect(counts.all.total).toBe(all.length)
})

test.each([
  '大道(一期',
  '改造:5G',
  '5g基站 云澜',
  '云澜 一期 基站',
  '基站 督会〔2026〕7号',
  '督会〔2026〕7号 基站',
  '督会〔2026〕7',
  '督会〔2026〕0007',
])('%s finds it', async (search) => {
  expect(await numbers(search)).toEqual(['督会〔2026〕7号'])
})

test('a number of nobody finds what contains it, or nothing', async () => {
  expect(await numbers('督会〔2027〕1号')).toEqual([])
})

test('who may not see it does not find it by its number', async () => {
  expect((await h.tell('u3handler', 'matter.list', { search: '督会〔2026〕1号', limit: 50 })).items).toEqual([])
})

test('a handler finds his by his own name', async () => {
  const matterId = await h.start({ title: '有经办人的' })
  const { items } = await found('人员u1handler')
  expect(items.map(({ id }) => id)).toEqual([matterId])
})
