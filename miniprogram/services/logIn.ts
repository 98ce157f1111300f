import { exchange, outputOf } from './api'
import { CLOUD_ENV } from './config'
import { keepDevice, knownDevice } from './token'

/** The ways in (docs/guides/http.md). Each answers a bearer token, or throws ApiError. */
const CLIENT = { client: 'phone' }

const tokenFrom = async (path: string, data: object): Promise<string> => {
  const { token, device } = outputOf(await exchange(path, { ...data, ...CLIENT })) as { token: string; device?: string }
  if (device !== undefined) keepDevice(device)
  return token
}

export const withPassword = (name: string, password: string): Promise<string> =>
  tokenFrom('/session/password', { name, password, ...knownDevice() })

/** Binds this phone to the person whom the administrator gave the one-time code. */
export const withCode = (code: string): Promise<string> => tokenFrom('/session/code', { code, ...knownDevice() })

/** In the cloud, where WeChat says whose phone it is: what stands for a token when it is bound already, else null. */
export const boundToken = async (): Promise<string | null> => {
  if (!CLOUD_ENV) return null
  const answer = await exchange('/api', { operation: 'session.me', input: {} })
  return answer.ok ? 'bound' : null
}

/** In a demonstration: as anyone of the cast. */
export const asPerson = (personId: string): Promise<string> => tokenFrom('/demo/login', { personId })

/** The demonstration's cast, or null where the work is real. Throws ApiError when there is no answer. */
export const demoCast = async <T>(): Promise<T[] | null> => {
  const answer = await exchange('/demo/people')
  return answer.ok ? (answer.output as { people: T[] }).people : null
}
