import { removeExpiredSessions } from '../../../server/jobs/cleanUp'
import { logInWithPassword, redeemCode } from '../../../server/session/logIn'
import { hashPassword, isPassword } from '../../../server/session/passwords'
import { Harness } from '../harness'

const [OLD, NEW] = ['the old one 1', 'the new one 2']

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
  const password = await hashPassword(OLD)
  await h.store.transact((tx) => tx.put('credentials', { _id: 'officer', password, boundAt: h.now }))
})
afterEach(() => h.close())

const logIn = async (password: string) => {
  const result = await logInWithPassword(h.app, { name: '人员officer', password, client: 'desk' })
  return 'token' in result ? result.token : null
}

test('a password is kept as a salted hash that only it matches', async () => {
  const [one, other] = [await hashPassword(OLD), await hashPassword(OLD)]
  expect(one).not.toEqual(other)
  expect(await isPassword(OLD, one)).toBe(true)
  expect(await isPassword(NEW, one)).toBe(false)
  expect(await isPassword(OLD, null)).toBe(false)
})

test('a changed password replaces the old one and ends the other sessions', async () => {
  const [here, there] = [await logIn(OLD), await logIn(OLD)]
  const caller = await h.app.callerOf(here ?? '')
  const input = { current: OLD, next: NEW }
  const call = { operation: 'session.changePassword', input, idempotencyKey: 'change-once' }
  expect(await h.app.call(caller, call)).toMatchObject({ ok: true })
  expect(await logIn(OLD)).toBeNull()
  expect(await logIn(NEW)).not.toBeNull()
  expect(await h.app.callerOf(here ?? '')).not.toBeNull()
  expect(await h.app.callerOf(there ?? '')).toBeNull()
})

test('a password is changed only by who knows it, and to a strong one', async () => {
  const change = (who: string, current: string, next: string) => h.ask(who, 'session.changePassword', { current, next })
  expect(await change('officer', 'a wrong one 3', NEW)).toMatchObject({ code: 'WRONG_CREDENTIALS', detail: 'current' })
  expect(await change('officer', OLD, 'weak')).toMatchObject({ code: 'WEAK_PASSWORD', detail: 'next' })
  expect(await change('chief', '', NEW)).toMatchObject({ code: 'WRONG_CREDENTIALS' })
  expect(await logIn(OLD)).not.toBeNull()
})

test('a new password that is the old one is refused, however it is typed, and by a code too', async () => {
  const change = (next: string) => h.ask('officer', 'session.changePassword', { current: OLD, next })
  expect(await change(OLD)).toMatchObject({ code: 'SAME_PASSWORD', detail: 'next' })
  expect(await change('ｔｈｅ old one 1')).toMatchObject({ code: 'SAME_PASSWORD' })
  const { code } = await h.tell('admin', 'people.issueCode', { personId: 'officer' })
  const redeem = (password: string) => redeemCode(h.app, { code, password, client: 'desk' })
  expect(await redeem(OLD)).toMatchObject({ code: 'SAME_PASSWORD', detail: 'password' })
  expect(await redeem(NEW)).toMatchObject({ personId: 'officer' })
})

test('from a session the password is guessed at ten times in ten minutes, and then not even the right one is heard', async () => {
  const caller = await h.app.callerOf((await logIn(OLD)) ?? '')
  const guess = async (current: string, i: number) => {
    const call = { operation: 'session.changePassword', input: { current, next: NEW }, idempotencyKey: `guess-no-${i}` }
    const answer = await h.app.call(caller, call)
    return answer.ok ? 'changed' : answer.code
  }
  const together = await Promise.all(Array.from({ length: 12 }, (_, i) => guess(`wrong one ${i}`, i)))
  expect(together.filter((code) => code === 'WRONG_CREDENTIALS')).toHaveLength(10)
  expect(await guess(OLD, 12)).toBe('TOO_MANY_ATTEMPTS')
  h.later(600_000)
  expect(await guess(OLD, 13)).toBe('changed')
  expect(await guess(OLD, 13)).toBe('changed')
})

test('me: who I am, the moment, calendar and rules, and whether a password is set', async () => {
  const me = await h.tell('officer', 'session.me', {})
  expect(me.person).toEqual({
    id: 'officer',
    name: '人员officer',
    title: '',
    unitId: 'office',
    unitName: '示例单位office',
    roles: [{ role: 'officer', scope: { kind: 'district' } }],
  })
  expect(me).toMatchObject({
    now: h.now,
    demo: false,
    hasPassword: true,
    calendar: { version: 1 },
    rules: { version: 1 },
  })
  expect(await h.tell('chief', 'session.me', {})).toMatchObject({ hasPassword: false })
})

test('sessions that have expired are cleared away, others stay', async () => {
  await logIn(OLD)
  h.later(6 * 3_600_000)
  await logIn(OLD)
  h.later(6 * 3_600_000)
  expect(await removeExpiredSessions(h.app.ports)).toBe(1)
  expect(await h.store.count('sessions', {})).toBe(1)
})
