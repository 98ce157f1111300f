import { isRefusal } from '../../../domain/refusal'
import { cleanUp } from '../../../server/jobs/cleanUp'
import { type BegunScan, beginScan, pollScan } from '../../../server/session/scans'
import { hashOf, newToken } from '../../../server/session/tokens'
import { Harness } from '../harness'

const DESK = { userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537 Edg/120', address: '203.0.113.7' }
const MINUTE = 60_000

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
  for (const personId of ['officer', 'chief']) {
    const credential = { _id: personId, password: null, boundAt: h.now }
    const session = {
      _id: `session-${personId}`,
      personId,
      client: 'phone',
      createdAt: h.now,
      expiresAt: '2099',
    } as const
    await h.store.transact(async (tx) => {
      await tx.put('credentials', credential)
      await tx.put('sessions', session)
    })
  }
})
afterEach(() => h.close())

const begin = () => beginScan(h.app.ports, DESK)
const look = async ({ scan }: BegunScan) => {
  const answer = await h.ask('officer', 'session.scan', { scan })
  return answer.ok ? 'open' : answer.code
}
const confirm = async ({ scan }: BegunScan, accept = true, who = 'officer', key?: string) => {
  const answer = await h.ask(who, 'session.confirmScan', { scan, accept }, key)
  return answer.ok ? answer.output.accepted : answer.code
}
const poll = async ({ scan, secret }: Pick<BegunScan, 'scan' | 'secret'>) => {
  const answer = await pollScan(h.app, { scan, secret })
  if (isRefusal(answer)) return answer.code
  return answer.state === 'open' ? 'open' : answer
}
const token = async (desk: BegunScan) => {
  const answer = await poll(desk)
  if (typeof answer === 'string') throw new Error(answer)
  return answer.token
}

test('the phone sees browser, address and moment, confirms, and the desk is logged in as that person', async () => {
  const desk = await begin()
  expect(await poll(desk)).toBe('open')
  expect(await h.tell('officer', 'session.scan', { scan: desk.scan })).toEqual({
    browser: 'Edge(Windows)',
    address: DESK.address,
    at: h.now,
  })
  expect(await confirm(desk)).toBe(true)
  const caller = await h.app.callerOf(await token(desk))
  expect(caller?.personId).toBe('officer')
  expect((await h.store.get('sessions', caller?.sessionId ?? ''))?.client).toBe('desk')
})

test('the token is given once, however many ask at once', async () => {
  const desk = await begin()
  await confirm(desk)
  const answers = await Promise.all([poll(desk), poll(desk), poll(desk)])
  expect(answers.filter((each) => typeof each === 'object')).toHaveLength(1)
  expect(answers.filter((each) => each === 'SCAN_USED')).toHaveLength(2)
  expect(await poll(desk)).toBe('SCAN_USED')
  expect(await h.store.count('sessions', { personId: 'officer' })).toBe(2)
})

test('the code alone opens nothing: neither without the desk’s secret nor with another desk’s', async () => {
  const [desk, other] = [await begin(), await begin()]
  await confirm(desk)
  expect(await poll({ scan: desk.scan, secret: newToken() })).toBe('SCAN_UNKNOWN')
  expect(await poll({ scan: desk.scan, secret: other.secret })).toBe('SCAN_UNKNOWN')
  expect(await poll(other)).toBe('open')
  expect(await poll(desk)).toMatchObject({ state: 'confirmed' })
})

test('neither id nor secret is stored', async () => {
  const { scan, secret } = await begin()
  const stored = JSON.stringify(await h.store.find('scans', { filter: { expiresAt: { $gt: h.now } }, limit: 10 }))
  expect(stored).toContain(hashOf(scan))
  expect([stored.includes(scan), stored.includes(secret)]).toEqual([false, false])
})

test('confirmed twice, the first counts, by whomever; the same tap twice is one', async () => {
  const desk = await begin()
  expect(await confirm(desk, true, 'officer', 'one-tap-1')).toBe(true)
  expect(await confirm(desk, true, 'officer', 'one-tap-1')).toBe(true)
  expect(await confirm(desk)).toBe('SCAN_USED')
  expect(await confirm(desk, true, 'chief')).toBe('SCAN_USED')
  expect(await confirm(desk, false)).toBe('SCAN_USED')
  expect((await h.app.callerOf(await token(desk)))?.personId).toBe('officer')
})

test('of two phones that confirm at once one signs the desk in', async () => {
  const desk = await begin()
  const answers = await Promise.all([confirm(desk, true, 'officer'), confirm(desk, true, 'chief')])
  expect([...answers].sort()).toEqual(['SCAN_USED', true])
  const winner = answers[0] === true ? 'officer' : 'chief'
  expect((await h.app.callerOf(await token(desk)))?.personId).toBe(winner)
})

test('refused is refused: no later word changes it', async () => {
  const desk = await begin()
  expect(await confirm(desk, false)).toBe(false)
  expect([await poll(desk), await look(desk), await confirm(desk)]).toEqual(Array(3).fill('SCAN_REFUSED'))
  expect(await h.store.count('sessions', { personId: 'officer' })).toBe(1)
})

test('it ends after two minutes', async () => {
  const desk = await begin()
  h.later(2 * MINUTE - 1)
  expect([await poll(desk), await look(desk)]).toEqual(['open', 'open'])
  h.later(1)
  expect([await poll(desk), await look(desk), await confirm(desk)]).toEqual(Array(3).fill('SCAN_EXPIRED'))
})

test('confirmed at the last moment it is still fetched, but not after a minute', async () => {
  const [early, late] = [await begin(), await begin()]
  h.later(2 * MINUTE - 1)
  await confirm(early)
  await confirm(late)
  h.later(MINUTE - 1)
  expect(await poll(early)).toMatchObject({ state: 'confirmed' })
  h.later(1)
  expect(await poll(late)).toBe('SCAN_EXPIRED')
})

test('an unbinding between the confirmation and the desk’s question opens nothing', async () => {
  const desk = await begin()
  await confirm(desk)
  await h.tell('admin', 'people.unbind', { personId: 'officer' })
  expect(await poll(desk)).toBe('SCAN_REFUSED')
  expect(await h.store.count('sessions', { personId: 'officer' })).toBe(0)
})

test('an unbinding at the same moment leaves no session behind', async () => {
  const desk = await begin()
  await confirm(desk)
  await Promise.all([poll(desk), h.tell('admin', 'people.unbind', { personId: 'officer' })])
  expect(await h.store.count('sessions', { personId: 'officer' })).toBe(0)
})

test('an unknown code is said to be unknown, and is not confirmed', async () => {
  const desk = { ...(await begin()), scan: 'A'.repeat(22) }
  expect([await look(desk), await confirm(desk), await poll(desk)]).toEqual(Array(3).fill('SCAN_UNKNOWN'))
})

test('what has ended is cleaned up', async () => {
  await begin()
  h.later(MINUTE)
  const young = await begin()
  h.later(MINUTE)
  expect((await cleanUp(h.app.ports)).scans).toBe(1)
  expect(await poll(young)).toBe('open')
})
