import { DAY_MS } from '../../../domain/clock/time'
import { isRefusal } from '../../../domain/refusal'
import type { Credential } from '../../../server/collections'
import { logInToDemo, logInWithPassword, redeemCode } from '../../../server/session/logIn'
import { hashPassword } from '../../../server/session/passwords'
import { callerOf } from '../../../server/session/sessions'
import { hashOf } from '../../../server/session/tokens'
import { Harness } from '../harness'

const PASSWORD = 'correct horse 7'
const HOUR_MS = 3_600_000

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const give = async (personId: string, password = PASSWORD, more: Partial<Credential> = {}) => {
  const credential = { _id: personId, password: await hashPassword(password), boundAt: h.now, ...more }
  await h.store.transact((tx) => tx.put('credentials', credential))
}
const code = async (result: Promise<object>) => {
  const value = await result
  return isRefusal(value) ? value.code : 'logged in'
}
const byPassword = (name: string, password: string) => logInWithPassword(h.app, { name, password, client: 'desk' })
const token = async (loggingIn: Promise<object>): Promise<string> => {
  const value = (await loggingIn) as { token?: string }
  if (!value.token) throw new Error(JSON.stringify(value))
  return value.token
}
const who = async (given: string) => (await callerOf(h.app, given))?.personId ?? null

describe('name and password', () => {
  test('open a session for that person', async () => {
    await give('officer')
    expect(await who(await token(byPassword('人员officer', PASSWORD)))).toBe('officer')
  })

  test('are refused alike when the name is unknown, the password wrong, none is set, or the person is retired', async () => {
    await give('officer')
    await give('officer2')
    await h.tell('admin', 'people.save', { ...savable('officer2'), active: false })
    expect(await code(byPassword('无此人', PASSWORD))).toBe('WRONG_CREDENTIALS')
    expect(await code(byPassword('', PASSWORD))).toBe('WRONG_CREDENTIALS')
    expect(await code(byPassword('人员officer', 'correct horse 8'))).toBe('WRONG_CREDENTIALS')
    expect(await code(byPassword('人员chief', PASSWORD))).toBe('WRONG_CREDENTIALS')
    expect(await code(byPassword('人员officer2', PASSWORD))).toBe('WRONG_CREDENTIALS')
  })

  test('tell namesakes apart by their passwords', async () => {
    await h.tell('admin', 'people.save', { ...savable('officer2'), unitId: 'u2', name: '人员officer' })
    await give('officer', 'the first one 1')
    await give('officer2', 'the second one 2')
    expect(await who(await token(byPassword('人员officer', 'the second one 2')))).toBe('officer2')
  })

  test('a mobile number serves as the name', async () => {
    await h.tell('admin', 'people.save', { ...savable('officer'), mobile: '19900000001' })
    await give('officer')
    expect(await who(await token(byPassword('19900000001', PASSWORD)))).toBe('officer')
  })
})

const savable = (id: string) => ({
  id,
  name: `人员${id}`,
  unitId: 'office',
  title: '',
  mobile: '',
  roles: [{ role: 'officer' as const, scope: { kind: 'district' as const } }],
  active: true,
})

describe('a session', () => {
  const life = async (client: 'desk' | 'phone', ms: number) => {
    await give('officer')
    const given = await token(logInWithPassword(h.app, { name: '人员officer', password: PASSWORD, client }))
    h.later(ms)
    return who(given)
  }

  test('of the desk ends after twelve hours', async () => {
    expect(await life('desk', 12 * HOUR_MS - 1)).toBe('officer')
    expect(await life('desk', 12 * HOUR_MS)).toBeNull()
  })

  test('of the phone ends after thirty days', async () => {
    expect(await life('phone', 30 * DAY_MS - 1)).toBe('officer')
    expect(await life('phone', 30 * DAY_MS)).toBeNull()
  })

  test('is stored as a hash: the database opens nothing', async () => {
    await give('officer')
    const given = await token(byPassword('人员officer', PASSWORD))
    expect(Buffer.from(given, 'base64url')).toHaveLength(32)
    expect(await h.store.get('sessions', hashOf(given))).toMatchObject({ personId: 'officer' })
    expect(await h.store.get('sessions', given)).toBeNull()
    expect(await who(hashOf(given))).toBeNull()
  })

  test('of a person who is retired ends at once', async () => {
    await give('officer')
    const given = await token(byPassword('人员officer', PASSWORD))
    await h.tell('admin', 'people.save', { ...savable('officer'), active: false })
    expect(await who(given)).toBeNull()
    expect(await h.store.count('sessions', { personId: 'officer' })).toBe(0)
  })

  test('ends by logging out, and only that one', async () => {
    await give('officer')
    const [here, there] = [
      await token(byPassword('人员officer', PASSWORD)),
      await token(byPassword('人员officer', PASSWORD)),
    ]
    const caller = await callerOf(h.app, here)
    await h.app.call(caller, { operation: 'session.signOut', input: {}, idempotencyKey: 'log-out-1' })
    expect(await who(here)).toBeNull()
    expect(await who(there)).toBe('officer')
  })
})

describe('a one-time code', () => {
  const issue = async (personId = 'officer') => (await h.tell('admin', 'people.issueCode', { personId })).code
  const redeem = (given: string, password?: string, client: 'desk' | 'phone' = 'phone') =>
    redeemCode(h.app, { code: given, client, ...(password !== undefined && { password }) })

  test('binds the phone without a password', async () => {
    expect(await who(await token(redeem(await issue())))).toBe('officer')
  })

  test('is read without regard to case, blanks and dashes', async () => {
    const given = (await issue()).toLowerCase().replaceAll('-', ' ')
    expect(await who(await token(redeem(` ${given} `)))).toBe('officer')
  })

  test('sets the password that then logs in', async () => {
    await redeem(await issue(), PASSWORD, 'desk')
    expect(await who(await token(byPassword('人员officer', PASSWORD)))).toBe('officer')
  })

  test('opens once', async () => {
    const given = await issue()
    await redeem(given)
    expect(await code(redeem(given))).toBe('WRONG_CODE')
  })

  test('two at the same moment open once', async () => {
    const given = await issue()
    const both = await Promise.all([code(redeem(given)), code(redeem(given))])
    expect(both.sort()).toEqual(['WRONG_CODE', 'logged in'])
  })

  test('ends after 72 hours, when a newer one is given, and with its person', async () => {
    const first = await issue()
    const second = await issue()
    expect(await code(redeem(first))).toBe('WRONG_CODE')
    h.later(72 * HOUR_MS)
    expect(await code(redeem(second))).toBe('WRONG_CODE')
    const third = await issue()
    await h.tell('admin', 'people.save', { ...savable('officer'), active: false })
    expect(await code(redeem(third))).toBe('WRONG_CODE')
    expect(await code(redeem('AAAA-AAAA-AAAA'))).toBe('WRONG_CODE')
  })

  test.each(['short 1', 'letters only', '12345678901'])('is not used up by the weak password %s', async (weak) => {
    const given = await issue()
    expect(await code(redeem(given, weak, 'desk'))).toBe('WEAK_PASSWORD')
    expect(await code(redeem(given, PASSWORD, 'desk'))).toBe('logged in')
  })

  test('at the desk wants a password, since nothing else leads back in', async () => {
    const given = await issue()
    expect(await code(redeem(given, undefined, 'desk'))).toBe('WEAK_PASSWORD')
    await give('officer')
    expect(await code(redeem(await issue(), undefined, 'desk'))).toBe('logged in')
  })
})

describe('without a secret', () => {
  test('one logs in to a demonstration only', async () => {
    const door = (demo: boolean) => ({ reference: h.app.reference, ports: { ...h.app.ports, demo } })
    const enter = (demo: boolean, personId: string) => logInToDemo(door(demo), { personId, client: 'phone' })
    expect(await code(enter(false, 'officer'))).toBe('NO_RIGHT')
    expect(await code(enter(true, 'nobody'))).toBe('NOT_FOUND')
    expect(await who(await token(enter(true, 'officer')))).toBe('officer')
  })
})
