import { isRefusal, type Refusal, refuse } from '../../domain/refusal'
import type { SignInLimits } from '../session/limits'
import { beginScan, pollScan } from '../session/scans'
import type { Client } from '../session/sessions'
import { type Door, redeemCode, signInWithPassword } from '../session/signIn'
import { checkBody } from '../validation'

/** What the routes without a token work with. */
export interface Lobby extends Door {
  limits: SignInLimits
}

/** Who knocks, before anyone knows who it is. */
export interface Visitor {
  /** Network address, or another mark of where it comes from; only counted. */
  address: string
  /** Told by WeChat itself, never by the caller. */
  openid?: string
}

/** A way in that needs no token. */
export interface SessionRoute {
  path: `/session/${string}`
  /** BAD_INPUT for a body of another form. */
  answer(lobby: Lobby, body: unknown, visitor: Visitor): Promise<object | Refusal>
}

/** Types the body as its schema says: `answer` is only asked what has passed it. */
const route = <Body>(
  path: SessionRoute['path'],
  schema: object,
  answer: (lobby: Lobby, body: Body, visitor: Visitor) => Promise<object | Refusal>,
): SessionRoute => ({
  path,
  answer: async (lobby, body, visitor) => checkBody(schema, body) ?? answer(lobby, body as Body, visitor),
})

export const client = { type: 'string', enum: ['phone', 'desk'] } as const
const secret = { type: 'string', minLength: 1, maxLength: 200 } as const

const object = (properties: object, required: readonly string[]) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
})

const password = route<{ name: string; password: string; client: Client }>(
  '/session/password',
  object({ name: { ...secret, maxLength: 60 }, password: secret, client }, ['name', 'password', 'client']),
  async (lobby, body, { address, openid }) => {
    if (!(await lobby.limits.begin(address, body.name))) return refuse('TOO_MANY_ATTEMPTS')
    const result = await signInWithPassword(lobby, { ...body, ...(openid !== undefined && { openid }) })
    if (!isRefusal(result)) await lobby.limits.succeeded(address, body.name)
    return result
  },
)

const code = route<{ code: string; password?: string; client: Client }>(
  '/session/code',
  object({ code: { ...secret, maxLength: 40 }, password: secret, client }, ['code', 'client']),
  async (lobby, body, { address, openid }) => {
    if (!(await lobby.limits.begin(address, null))) return refuse('TOO_MANY_ATTEMPTS')
    const result = await redeemCode(lobby, { ...body, ...(openid !== undefined && { openid }) })
    const wasGuess = isRefusal(result) && result.code === 'WRONG_CODE'
    if (!wasGuess) await lobby.limits.succeeded(address, null)
    return result
  },
)

/** A desk asks for a code that a phone scans. */
const scanBegin = route<{ userAgent: string }>(
  '/session/scan/begin',
  object({ userAgent: { type: 'string', maxLength: 500 } }, ['userAgent']),
  async ({ limits, ports }, { userAgent }, { address, openid }) => {
    if (openid !== undefined) return refuse('NO_RIGHT')
    if (!(await limits.beginScan(address))) return refuse('TOO_MANY_ATTEMPTS')
    return beginScan(ports, { userAgent, address })
  },
)

/**
 * The same desk asks whether a phone has confirmed. What it may ask costs no write and is not counted: its scan ends
 * after two minutes. Who guesses is.
 */
const scanPoll = route<{ scan: string; secret: string }>(
  '/session/scan/poll',
  object({ scan: { ...secret, maxLength: 64 }, secret: { ...secret, maxLength: 64 } }, ['scan', 'secret']),
  async (lobby, body, { address }) => {
    const result = await pollScan(lobby, body)
    const wasGuess = isRefusal(result) && result.code === 'SCAN_UNKNOWN'
    return wasGuess && !(await lobby.limits.begin(address, null)) ? refuse('TOO_MANY_ATTEMPTS') : result
  },
)

/** Every way in without a token. */
export const sessionRoutes: readonly SessionRoute[] = [password, code, scanBegin, scanPoll]
