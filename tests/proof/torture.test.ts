import { resolve } from 'node:path'
import { torture } from './torture/torture'

jest.setTimeout(300_000)

/** The reduced form of `npm run proof -- torture`: the built host, killed under writers, fed with what no form sends. */
test('kills, hostile input and a full disk lose nothing and answer everything', async () => {
  const { figures, findings } = await torture({
    root: resolve(__dirname, '../..'),
    seed: 20261129,
    kills: 3,
    writers: 4,
    checkEvery: 3,
    fuzz: 5,
    routes: 300,
    fills: 1,
  })
  expect(findings).toEqual([])
  expect(figures).toMatchObject({ kills: { kills: 3 } })
})
