import { isRefusal } from '../../../domain/refusal'
import { issueCode } from '../../../server/session/codes'
import { redeemCode } from '../../../server/session/logIn'
import { BOUND } from '../../../server/session/opening'
import { hashPassword } from '../../../server/session/passwords'
import { dump } from '../dump'
import { Harness } from '../harness'

const OPENID = 'openid-of-her-phone'
const PASSWORD = 'correct horse 7'
const MINUTE = 60_000

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const show = async (who = 'officer', key?: string) => {
  const answer = await h.ask(who, 'session.phoneCode', {}, key)
  if (!answer.ok) throw new Error(answer.code)
  return answer.output
}
const redeem = async (code: string, how: Partial<Parameters<typeof redeemCode>[1]> = {}) => {
  const answer = await redeemCode(h.app, { code, client: 'phone', ...how })
  return isRefusal(answer) ? answer.code : answer.token
}

test('a phone that scans it is bound to whoever is logged in at the desk', async () => {
  expect(await redeem((await show()).code, { openid: OPENID })).toBe(BOUND)
  expect((await h.app.callerOfOpenid(OPENID))?.personId).toBe('officer')
})

test('where no openid vouches for a phone it gets a session of its own', async () => {
  const caller = await h.app.callerOf(await redeem((await show('chief')).code))
  expect(caller?.personId).toBe('chief')
})

test('it is used once, however many phones scan it at once', async () => {
  const { code } = await show()
  const answers = await Promise.all([redeem(code, { openid: 'one' }), redeem(code, { openid: 'two' }), redeem(code)])
  expect(answers.filter((each) => each === 'WRONG_CODE')).toHaveLength(2)
  expect(await redeem(code)).toBe('WRONG_CODE')
})

test('it ends after five minutes', async () => {
  const { code, expiresAt } = await show()
  h.later(5 * MINUTE)
  expect(expiresAt).toBe(h.now)
  expect(await redeem(code)).toBe('WRONG_CODE')
})

test.each([
  ['at a desk', { client: 'desk' }],
  ['with a password', { password: 'another horse 8' }],
  ['at a desk with a password', { client: 'desk', password: 'another horse 8' }],
] as const)('seen over a shoulder it gives nobody an account: %s it opens nothing, and stays', async (_where, how) => {
  const { code } = await show()
  expect(await redeem(code, how)).toBe('WRONG_CODE')
  expect(await redeem(code, { openid: OPENID })).toBe(BOUND)
})

test('the password stays as it is', async () => {
  const password = await hashPassword(PASSWORD)
  await h.store.transact((tx) => tx.put('credentials', { _id: 'officer', password, boundAt: null }))
  await redeem((await show()).code)
  expect((await h.store.get('credentials', 'officer'))?.password).toEqual(password)
})

test('shown anew, the one before is worth nothing; the same request again shows a new one', async () => {
  const [first, second] = [await show('officer', 'one-tap-1'), await show('officer', 'one-tap-1')]
  expect(await redeem(first.code)).toBe('WRONG_CODE')
  expect(await redeem(second.code, { openid: OPENID })).toBe(BOUND)
})

test('the administrator’s code, given afterwards, opens a desk again', async () => {
  await show()
  const { code } = await h.store.transact((tx) => issueCode(h.app.ports, tx, 'officer'))
  expect(await h.app.callerOf(await redeem(code, { client: 'desk', password: PASSWORD }))).not.toBeNull()
})

test('a changed password and an unbinding end it', async () => {
  const password = await hashPassword(PASSWORD)
  await h.store.transact((tx) => tx.put('credentials', { _id: 'officer', password, boundAt: null }))
  const changed = await show()
  await h.tell('officer', 'session.changePassword', { current: PASSWORD, next: 'another horse 8' })
  expect(await redeem(changed.code)).toBe('WRONG_CODE')

  const unbound = await show()
  await h.tell('admin', 'people.unbind', { personId: 'officer' })
  expect(await redeem(unbound.code)).toBe('WRONG_CODE')
})

test('it stands nowhere in the store', async () => {
  const { code } = await show()
  expect(JSON.stringify(await dump(h.store))).not.toContain(code)
})
