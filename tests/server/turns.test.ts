import { Turns } from '../../server/turns'

test('no more than allowed run at once, each gets its turn in order, and one that fails holds nobody up', async () => {
  const turns = new Turns(2)
  const began: number[] = []
  const end: (() => void)[] = []
  const work = (i: number) =>
    turns.run(async () => {
      began.push(i)
      await new Promise<void>((resolve) => {
        end[i] = resolve
      })
      if (i === 0) throw new Error('failed')
      return i
    })
  const all = Promise.allSettled([0, 1, 2, 3].map(work))
  const next = () => new Promise((resolve) => setImmediate(resolve))
  await next()
  expect(began).toEqual([0, 1])
  for (const i of [0, 1, 2, 3]) {
    end[i]?.()
    await next()
    expect(began).toEqual([0, 1, 2, 3].slice(0, Math.min(4, i + 3)))
  }
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
})
