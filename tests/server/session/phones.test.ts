import { DAY_MS } from '../../../domain/clock/time'
import { isRefusal } from '../../../domain/refusal'
import { issueCode } from '../../../server/session/codes'
import { redeemCode } from '../../../server/session/logIn'
import { BOUND } from '../../../server/session/opening'
import { Harness } from '../harness'

const [HERS, OTHER] = ['openid-of-her-phone', 'openid-of-another']

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const codeFor = (personId: string) => h.store.transact((tx) => issueCode(h.app.ports, tx, personId))

const bind = async (personId: string, openid: string) => {
  const { code } = await codeFor(personId)
  const answer = await redeemCode(h.app, { code, client: 'phone', openid })
  return isRefusal(answer) ? answer.code : answer.token
}

const whose = async (openid: string) => (await h.app.callerOfOpenid(openid))?.personId ?? null

test('a code redeemed on a phone binds it: from then on its openid says who calls, for years', async () => {
  expect(await whose(HERS)).toBeNull()
  expect(await bind('officer', HERS)).toBe(BOUND)
  expect(await whose(HERS)).toBe('officer')
  h.later(1000 * DAY_MS)
  expect(await whose(HERS)).toBe('officer')
  expect(await whose(OTHER)).toBeNull()
})

test.each([BOUND, HERS, `openid:${HERS}`])('%s is no token, though the phone is bound', async (token) => {
  await bind('officer', HERS)
  expect(await h.app.callerOf(token)).toBeNull()
})

test('a person has one phone: a newly bound one takes the place of the old', async () => {
  await bind('officer', HERS)
  await bind('officer', OTHER)
  expect([await whose(HERS), await whose(OTHER)]).toEqual([null, 'officer'])
})

test('a phone belongs to one person: bound anew it is the other’s', async () => {
  await bind('officer', HERS)
  await bind('chief', HERS)
  expect(await whose(HERS)).toBe('chief')
})

test('a wrong code binds nobody and leaves an earlier binding', async () => {
  await bind('officer', HERS)
  const wrong = await redeemCode(h.app, { code: 'AAAA-BBBB-CCCC', client: 'phone', openid: HERS })
  expect(wrong).toMatchObject({ code: 'WRONG_CODE' })
  expect(await whose(HERS)).toBe('officer')
})

test('unbinding by the administrator, and logging out on the phone, unbind it', async () => {
  await bind('officer', HERS)
  await h.tell('admin', 'people.unbind', { personId: 'officer' })
  expect(await whose(HERS)).toBeNull()

  await bind('officer', HERS)
  const caller = await h.app.callerOfOpenid(HERS)
  await h.app.call(caller, { operation: 'session.signOut', input: {}, idempotencyKey: 'log-out-1' })
  expect(await whose(HERS)).toBeNull()
})

test('a retired person’s phone opens nothing', async () => {
  await bind('officer', HERS)
  const person = await h.store.get('people', 'officer')
  if (!person) throw new Error('the officer is not there')
  const { _id, addresses, createdAt, ...fields } = person
  await h.tell('admin', 'people.save', { ...fields, id: 'officer', active: false })
  expect(await whose(HERS)).toBeNull()
})
