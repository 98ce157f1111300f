import type { Session } from '../../../server/collections'
import { issueCode } from '../../../server/session/codes'
import { noCredential } from '../../../server/session/credentials'
import { redeemCode } from '../../../server/session/logIn'
import { type Entrance, MOST_OPEN, openSession } from '../../../server/session/opening'
import { hashPassword } from '../../../server/session/passwords'
import { hashOf } from '../../../server/session/tokens'
import { Harness } from '../harness'

const PASSWORD = 'correct horse 7'
const EDGE = 'Edge(Windows)'

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

/** As every way in does it, one second after the one before. */
const open = (entrance: Entrance, personId = 'officer'): Promise<string> => {
  h.later(1000)
  return h.store.transact(async (tx) =>
    openSession(h.app.ports, tx, (await tx.get('credentials', personId)) ?? noCredential(personId), entrance),
  )
}
const isOpen = async (token: string) => (await h.app.callerOf(token)) !== null
const newsOf = async (personId: string) => {
  const { items } = await h.tell(personId, 'notice.list', { limit: 50 })
  return items.map(({ about, title, subject }) => ({ about, title, subject }))
}
const titlesOf = async (personId: string) => (await newsOf(personId)).map(({ title }) => title)
const codeOf = async (personId: string) => (await h.store.transact((tx) => issueCode(h.app.ports, tx, personId))).code

test.each(['desk', 'phone'] as const)(
  'of the %s so many are open at once; one more ends the oldest',
  async (client) => {
    const tokens: string[] = []
    for (let i = 0; i < MOST_OPEN[client]; i++) tokens.push(await open({ client }))
    expect(await Promise.all(tokens.map(isOpen))).toEqual(tokens.map(() => true))
    expect(await newsOf('officer')).toEqual([])
    const last = await open({ client, browser: EDGE })
    expect(await Promise.all([...tokens, last].map(isOpen))).toEqual([false, ...tokens.slice(1).map(() => true), true])
    expect(await newsOf('officer')).toEqual([{ about: 'account', title: '较早的一处登录已退出', subject: null }])
  },
)

test('desks, phones, the bound phone and other people do not take each other’s places', async () => {
  const bound = { client: 'phone', openid: 'hers' } as const
  await open(bound)
  const first = [
    await open({ client: 'desk' }),
    await open({ client: 'phone' }),
    await open({ client: 'desk' }, 'chief'),
  ]
  for (let i = 1; i < MOST_OPEN.desk; i++) await open({ client: 'desk' })
  expect(await Promise.all(first.map(isOpen))).toEqual([true, true, true])
  expect(await h.app.callerOfOpenid('hers')).toMatchObject({ personId: 'officer' })
})

test('many opened at once are no more than that', async () => {
  await Promise.all(Array.from({ length: MOST_OPEN.phone + 3 }, () => open({ client: 'phone' })))
  expect(await h.store.count('sessions', { personId: 'officer' })).toBe(MOST_OPEN.phone)
})

test('those of before the limit end a hundred at a time', async () => {
  const old = (i: number): Session => ({
    ...{ _id: hashOf(`old ${i}`), personId: 'officer', client: 'desk', createdAt: h.now, expiresAt: '2099' },
  })
  await h.store.transact(async (tx) => {
    for (let i = 0; i < 150; i++) await tx.insert('sessions', old(i))
  })
  await open({ client: 'desk' })
  expect(await h.store.count('sessions', { personId: 'officer' })).toBe(51)
  await open({ client: 'desk' })
  expect(await h.store.count('sessions', { personId: 'officer' })).toBe(MOST_OPEN.desk)
})

test('who is logged in learns of a changed password, with the browser that changed it', async () => {
  const password = await hashPassword(PASSWORD)
  await h.store.transact((tx) => tx.put('credentials', { _id: 'officer', password, boundAt: h.now }))
  const caller = await h.app.callerOf(await open({ client: 'desk', browser: EDGE }))
  const input = { current: PASSWORD, next: 'another horse 8' }
  await h.app.call(caller, { operation: 'session.changePassword', input, idempotencyKey: 'change-once' })
  const { items } = await h.tell('officer', 'notice.list', { limit: 1 })
  expect(items[0]).toMatchObject({ about: 'account', title: '登录密码已修改', unread: true })
  expect(items[0]?.text).toContain(EDGE)
})

test('a phone bound, bound in place of another, and taken by somebody else: each is told to whom it concerns', async () => {
  await open({ client: 'phone', openid: 'hers' })
  await open({ client: 'phone', openid: 'hers' })
  expect(await titlesOf('officer')).toEqual(['手机已绑定'])
  await open({ client: 'phone', openid: 'new' })
  expect((await titlesOf('officer'))[0]).toBe('绑定的手机已更换')
  await open({ client: 'phone', openid: 'new' }, 'chief')
  expect((await titlesOf('officer'))[0]).toBe('手机已解除绑定')
  expect(await titlesOf('chief')).toEqual(['手机已绑定'])
})

test('a code that was used, a password set by it, and an unbinding are told', async () => {
  await redeemCode(h.app, { code: await codeOf('officer'), client: 'phone' })
  h.later(1000)
  await redeemCode(h.app, { code: await codeOf('officer'), password: PASSWORD, client: 'desk' })
  h.later(1000)
  await h.tell('admin', 'people.unbind', { personId: 'officer' })
  expect(await titlesOf('officer')).toEqual(['登录和绑定已全部解除', '登录密码已重新设置', '绑定码已使用'])
})
