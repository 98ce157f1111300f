const runs = { now: 0, most: 0, all: 0 }

/** The real one, cheaper, and counted. */
jest.mock('node:crypto', () => {
  const real = jest.requireActual('node:crypto')
  const scrypt: typeof real.scrypt = (
    password: string,
    salt: Buffer,
    length: number,
    _cost: object,
    done: (error: Error | null, key: Buffer) => void,
  ) => {
    runs.now += 1
    runs.all += 1
    runs.most = Math.max(runs.most, runs.now)
    real.scrypt(password, salt, length, { N: 1024 }, (error: Error | null, key: Buffer) => {
      runs.now -= 1
      done(error, key)
    })
  }
  return { ...real, scrypt }
})

import { Refused } from '../../../domain/refusal'
import { hashPassword, isPassword, isSamePassword } from '../../../server/session/passwords'

beforeEach(() => Object.assign(runs, { now: 0, most: 0, all: 0 }))

test('of the four threads that files need too two are hashing, however many log in at once', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? hashPassword(`pw ${i}`) : isPassword('x', null))))
  expect(runs).toEqual({ now: 0, most: 2, all: 40 })
})

test('who comes when forty wait is refused at once, and the next is answered again', async () => {
  const tries = await Promise.allSettled(Array.from({ length: 50 }, () => isPassword('guess', null)))
  const refused = tries.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]
  expect(refused).toHaveLength(50 - 42)
  expect(refused.every(({ reason }) => reason instanceof Refused && reason.refusal.code === 'SIGN_IN_BUSY')).toBe(true)
  expect(runs).toEqual({ now: 0, most: 2, all: 42 })
  expect(await isPassword('guess', null)).toBe(false)
})

test('a password typed in full width is the same', async () => {
  expect(isSamePassword('ｃｏｒｒｅｃｔ horse 7', 'correct horse 7')).toBe(true)
  expect(await isPassword('ｃｏｒｒｅｃｔ horse 7', await hashPassword('correct horse 7'))).toBe(true)
  expect(isSamePassword('correct horse 7', 'correct horse 8')).toBe(false)
})
