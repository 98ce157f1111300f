import { isRefusal } from '../../../domain/refusal'
import type { Session } from '../../../server/collections'
import { issueCode } from '../../../server/session/codes'
import { logInWithPassword, redeemCode } from '../../../server/session/logIn'
import { hashPassword, type StoredPassword } from '../../../server/session/passwords'
import { beginScan, pollScan } from '../../../server/session/scans'
import { hashOf } from '../../../server/session/tokens'
import { Harness } from '../harness'

const [OLD, NEW] = ['the old one 1', 'the new one 2']
/** More than one page of anything. */
const MANY = 1100

let hashed: StoredPassword
let h: Harness
beforeAll(async () => {
  hashed = await hashPassword(OLD)
})
beforeEach(async () => {
  h = await Harness.open()
  await h.store.transact((tx) => tx.put('credentials', { _id: 'officer', password: hashed, boundAt: h.now }))
})
afterEach(() => h.close())

/** Sessions as they were stored before there was any limit; one of them is of a bound phone. */
const openMany = async (count = MANY): Promise<string[]> => {
  const tokens = Array.from({ length: count }, (_, i) => `token ${i}`)
  const session = (token: string): Session => ({
    ...{ _id: hashOf(token), personId: 'officer', client: 'desk', createdAt: h.now, expiresAt: '2099' },
  })
  await h.store.transact(async (tx) => {
    for (const token of tokens) await tx.insert('sessions', session(token))
    await tx.insert('sessions', { ...session('openid:hers'), client: 'phone', openid: 'hers' })
  })
  return tokens
}
const openOf = async (tokens: string[]) => {
  const callers = await Promise.all([...tokens.map((token) => h.app.callerOf(token)), h.app.callerOfOpenid('hers')])
  return callers.filter(Boolean).length
}
const changePassword = async (token: string, key = 'change-once') => {
  const call = { operation: 'session.changePassword', input: { current: OLD, next: NEW }, idempotencyKey: key }
  return h.app.call(await h.app.callerOf(token), call)
}
const save = async (active: boolean) => {
  const person = await h.store.get('people', 'officer')
  if (!person) throw new Error('the officer is not there')
  const { _id, addresses, createdAt, ...fields } = person
  await h.tell('admin', 'people.save', { ...fields, id: 'officer', active })
}
const codeFor = () => h.store.transact((tx) => issueCode(h.app.ports, tx, 'officer'))

test('a changed password ends each of more than a thousand sessions but its own', async () => {
  const tokens = await openMany()
  expect(await openOf(tokens)).toBe(MANY + 1)
  expect(await changePassword('token 7')).toMatchObject({ ok: true })
  expect(await openOf(tokens)).toBe(1)
  expect(await h.app.callerOf('token 7')).not.toBeNull()
})

test('a code that sets a new password ends them all', async () => {
  const tokens = await openMany()
  const { code } = await codeFor()
  const entered = await redeemCode(h.app, { code, password: NEW, client: 'desk' })
  expect(await openOf(tokens)).toBe(0)
  expect(await h.app.callerOf(isRefusal(entered) ? '' : entered.token)).toMatchObject({ personId: 'officer' })
})

test('a code that only binds a phone ends nothing', async () => {
  const tokens = await openMany(3)
  const { code } = await codeFor()
  await redeemCode(h.app, { code, client: 'phone' })
  expect(await openOf(tokens)).toBe(3 + 1)
})

test('an unbinding ends them all', async () => {
  const tokens = await openMany()
  await h.tell('admin', 'people.unbind', { personId: 'officer' })
  expect(await openOf(tokens)).toBe(0)
})

test('who is retired and taken back finds none of them open', async () => {
  const tokens = await openMany()
  await save(false)
  expect(await openOf(tokens)).toBe(0)
  await save(true)
  expect(await openOf(tokens)).toBe(0)
})

test('a desk that was confirmed and has not asked yet is not let in after the password was changed', async () => {
  await openMany(1)
  const desk = await beginScan(h.app.ports, { userAgent: '', address: '203.0.113.7' })
  const caller = await h.app.callerOf('token 0')
  const input = { scan: desk.scan, accept: true }
  await h.app.call(caller, { operation: 'session.confirmScan', input, idempotencyKey: 'confirm-once' })
  await changePassword('token 0')
  expect(await pollScan(h.app, desk)).toMatchObject({ code: 'SCAN_REFUSED' })
})

describe('logging in with the old password, while between its check and its commit', () => {
  /** The door of an instance where `meanwhile` happens after the first transaction has done its reading. */
  const doorWith = (meanwhile: () => Promise<unknown>) => {
    let done = false
    const store = Object.create(h.store) as typeof h.store
    store.transact = (work) =>
      h.store.transact(async (tx) => {
        const result = await work(tx)
        if (!done) {
          done = true
          await meanwhile()
        }
        return result
      })
    return { reference: h.app.reference, ports: { ...h.app.ports, store } }
  }
  const enter = (meanwhile: () => Promise<unknown>) =>
    logInWithPassword(doorWith(meanwhile), { name: '人员officer', password: OLD, client: 'desk' })

  test('the password is changed, opens nothing', async () => {
    await openMany(1)
    const entered = await enter(() => changePassword('token 0'))
    expect(entered).toMatchObject({ code: 'WRONG_CREDENTIALS' })
    expect(await h.store.count('sessions', { personId: 'officer' })).toBe(1)
  })

  test('the person is retired, opens nothing, also once taken back', async () => {
    expect(await enter(() => save(false))).toMatchObject({ code: 'WRONG_CREDENTIALS' })
    await save(true)
    expect(await h.store.count('sessions', { personId: 'officer' })).toBe(0)
  })
})
