import { countPassing, findPassing, narrow } from '../../../server/cloudbase/store/narrow'
import type { Query } from '../../../server/ports'

const words = Array.from({ length: 59 }, (_, i) => `w${i}`)

/** A collection of `count` documents of which each hundredth has every word, asked in pages. */
const collection = (count: number) => {
  const documents = Array.from({ length: count }, (_, n) => ({
    _id: `d${String(n).padStart(6, '0')}`,
    terms: n % 100 === 0 ? words : words.slice(1),
  }))
  const asked: Query[] = []
  const ask = async (query: Query) => {
    asked.push(query)
    const from = query.after ? documents.findIndex(({ _id }) => _id === query.after?.at(-1)) + 1 : 0
    return documents.slice(from, from + query.limit)
  }
  return { asked, ask }
}

test('of 59 words the database is asked twelve that stand apart', () => {
  const { filter, test: passes } = narrow({ hidden: false, terms: { $all: words } })
  expect(filter.hidden).toBe(false)
  expect((filter.terms as { $all: string[] }).$all).toEqual(
    [0, 4, 9, 14, 19, 24, 29, 34, 39, 44, 49, 54].map((i) => `w${i}`),
  )
  expect(passes?.({ terms: words })).toBe(true)
  expect(passes?.({ terms: words.slice(1) })).toBe(false)
  expect(passes?.({ terms: null })).toBe(false)
})

test('a few words are the database’s alone', () => {
  expect(narrow({ terms: { $all: words.slice(0, 12) } }).test).toBeNull()
})

test('reading ends when there are enough', async () => {
  const { asked, ask } = collection(5_000)
  const filter = { terms: { $all: words } }
  const found = await findPassing(ask, narrow(filter), { filter, limit: 7 })
  expect(found.map(({ _id }) => _id)).toEqual(
    [0, 100, 200, 300, 400, 500, 600].map((n) => `d${String(n).padStart(6, '0')}`),
  )
  expect(asked.length).toBe(2)
})

test('who looks at 10,000 documents in vain is refused', async () => {
  const { asked, ask } = collection(20_000)
  const filter = { terms: { $all: [...words, 'nowhere'] } }
  await expect(findPassing(ask, narrow(filter), { filter, limit: 7 })).rejects.toMatchObject({ code: 'TOO_MUCH' })
  expect(asked.length).toBe(20)
  await expect(countPassing(ask, narrow(filter))).rejects.toMatchObject({ code: 'TOO_MUCH' })
})
