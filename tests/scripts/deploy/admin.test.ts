import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeForAdmin } from '../../../scripts/deploy/admin'
import { DeployError } from '../../../scripts/environment/environment'
import { redeemCode } from '../../../server/session/logIn'
import { markerOf } from '../../../server/transfer/format'
import { Harness } from '../../server/harness'

let blank: Harness
beforeEach(async () => {
  blank = await Harness.reopen(await mkdtemp(join(tmpdir(), 'zhidu-admin-')))
})
afterEach(() => blank.close())

const ask = () => codeForAdmin({ store: blank.store, files: blank.app.ports.files }, blank.app.ports.clock)
const redeem = (code: string) =>
  redeemCode(
    { ports: blank.app.ports, reference: blank.app.reference },
    { code, client: 'desk', password: 'Zhidu-2026-start' },
  )

test('a blank system gets an administrator, who comes in with the code', async () => {
  const { code } = await ask()
  expect(await redeem(code)).toHaveProperty('token')
})

test('asked again there is no second administrator, and the newer code counts', async () => {
  const first = await ask()
  const second = await ask()
  expect(await blank.store.count('people', {})).toBe(1)
  expect(await redeem(first.code)).toMatchObject({ code: 'WRONG_CODE' })
  expect(await redeem(second.code)).toHaveProperty('token')
})

test('while an import is unfinished there is none', async () => {
  await blank.store.transact((tx) => tx.insert('counters', { _id: markerOf('abc'), last: 0 }))
  await expect(ask()).rejects.toThrow(DeployError)
  expect(await blank.store.count('people', {})).toBe(0)
})
