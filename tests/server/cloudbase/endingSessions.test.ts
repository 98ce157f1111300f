import { manifest } from '../../../server/collections'
import { hashOf } from '../../../server/session/tokens'
import type { Harness } from '../harness'
import { settledHarness } from './cloudHarness'
import { openGateway } from './gateway'

let h: Harness
beforeAll(async () => {
  h = await settledHarness((await openGateway(manifest)).url)
})
afterAll(() => h.close())

test('in the cloud as well each of more sessions than one page clears is ended by an unbinding', async () => {
  const tokens = Array.from({ length: 130 }, (_, i) => `token ${i}`)
  await h.store.transact(async (tx) => {
    for (const token of tokens) {
      const session = { _id: hashOf(token), personId: 'officer', client: 'desk', createdAt: h.now } as const
      await tx.insert('sessions', { ...session, expiresAt: '2099' })
    }
  })
  const open = async () => (await Promise.all(tokens.map((token) => h.app.callerOf(token)))).filter(Boolean).length
  expect(await open()).toBe(130)
  await h.tell('admin', 'people.unbind', { personId: 'officer' })
  expect(await open()).toBe(0)
})
