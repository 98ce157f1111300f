import { fileQueries } from '../../../domain/evidence/contract'
import { keptLinks, LINK_MS, MOST_LINKS } from '../../../domain/evidence/links'

/** A client's links, and what the server was asked. */
const client = () => {
  const asked: string[][] = []
  const links = keptLinks(async (fileIds) => {
    asked.push(fileIds)
    return Object.fromEntries(fileIds.map((id) => [id, `/f/${id}-${asked.length}`]))
  })
  return { asked, links }
}

test('a link is asked for once while it is good, and again before it ends', async () => {
  const { asked, links } = client()
  await links(['a', 'b'], 'p1', 0)
  expect(await links(['b', 'c', 'c'], 'p1', 1)).toEqual({ b: '/f/b-1', c: '/f/c-2' })
  await links(['a'], 'p1', LINK_MS - 1)
  expect(asked).toEqual([['a', 'b'], ['c'], ['a']])
})

test('a question names as many as the contract takes', () => {
  expect(fileQueries['file.links'].input.properties.fileIds.maxItems).toBe(MOST_LINKS)
})

test('more than one question may name are asked for in several', async () => {
  const { asked, links } = client()
  const ids = Array.from({ length: MOST_LINKS + 1 }, (_, i) => `f${i}`)
  expect(Object.keys(await links(ids, 'p1', 0))).toEqual(ids)
  expect(asked.map((each) => each.length)).toEqual([MOST_LINKS, 1])
})

test('nobody gets what was kept for another, even when its answer came late', async () => {
  const answers: ((links: Record<string, string>) => void)[] = []
  const links = keptLinks(() => new Promise((resolve) => answers.push(resolve)))
  const first = links(['a'], 'p1', 0)
  const second = links(['a'], 'p2', 0)
  answers[1]?.({ a: 'for p2' })
  answers[0]?.({ a: 'for p1' })
  expect(await Promise.all([first, second])).toEqual([{ a: 'for p1' }, { a: 'for p2' }])
  expect(await links(['a'], 'p2', 1)).toEqual({ a: 'for p2' })
})

test('none is asked for when none is wanted', async () => {
  const { asked, links } = client()
  expect([await links([], 'p1', 0), asked]).toEqual([{}, []])
})
