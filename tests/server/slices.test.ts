import { inSlices } from '../../server/slices'

test('what is done for thousands keeps its order and lets others have their turn in between', async () => {
  let turns = 0
  let done = false
  const others = (): void => {
    if (done) return
    turns += 1
    setImmediate(others)
  }
  others()
  const results = await inSlices(
    Array.from({ length: 1000 }, (_, i) => i),
    (i) => (i % 2 === 0 ? i : Promise.resolve(i)),
  )
  done = true
  expect(results).toEqual(Array.from({ length: 1000 }, (_, i) => i))
  expect(turns).toBeGreaterThanOrEqual(10)
})
