import { isRefusal, type Refusal, Refused, refuse } from '../../domain/refusal'
import { browserWords } from '../../domain/session/browserWords'
import { marked } from '../session/devices'
import type { LoginLimits } from '../session/limits'
import { type Door, logInWithPassword, namesakes, plainName, redeemCode } from '../session/logIn'
import type { Entrance } from '../session/opening'
import { beginScan, pollScan } from '../session/scans'
import type { Client } from '../session/sessions'
import { checkBody } from '../validation'

/** What the routes without a token work with. */
export interface Lobby extends Door {
  limits: LoginLimits
}

/** Who knocks, before anyone knows who it is. */
interface Visitor {
  /** Network address, or another mark of where it comes from; only counted. */
  address: string
  /** Told by WeChat itself, never by the caller. */
  openid?: string
  /** As the request's header says. */
  userAgent?: string
}

/** A way in that needs no token. */
export interface SessionRoute {
  path: `/session/${string}`
  /** BAD_INPUT for a body of another form. */
  answer(lobby: Lobby, body: unknown, visitor: Visitor): Promise<object | Refusal>
}

/** An answer, or the refusal that was thrown from within. */
async function unlessRefused(answer: Promise<object | Refusal>): Promise<object | Refusal> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

/** Types the body as its schema says: `answer` is only asked what has passed it. */
const route = <Body>(
  path: SessionRoute['path'],
  schema: object,
  answer: (lobby: Lobby, body: Body, visitor: Visitor) => Promise<object | Refusal>,
): SessionRoute => ({
  path,
  answer: async (lobby, body, visitor) =>
    checkBody(schema, body) ?? unlessRefused(answer(lobby, body as Body, visitor)),
})

export const client = { type: 'string', enum: ['phone', 'desk'] } as const
const secret = { type: 'string', minLength: 1, maxLength: 200 } as const

const object = (properties: object, required: readonly string[]) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
})

/** What the device keeps (server/session/devices.ts); five marks of 55 characters. */
const device = { type: 'string', maxLength: 300 } as const

const entranceOf = (client: Client, { openid, userAgent }: Visitor): Entrance => ({
  client,
  ...(openid !== undefined && { openid }),
  ...(userAgent !== undefined && { browser: browserWords(userAgent) }),
})

/** What a client gets that has logged in. */
const entered = ({ ports }: Lobby, { token, personId }: { token: string; personId: string }, before?: string) => ({
  token,
  device: marked(ports.linkSecret, before, personId),
})

interface PasswordBody {
  name: string
  password: string
  client: Client
  device?: string
}

const password = route<PasswordBody>(
  '/session/password',
  object({ name: { ...secret, maxLength: 60 }, password: secret, client, device }, ['name', 'password', 'client']),
  async (lobby, { name, password, client, device }, visitor) => {
    const from = { address: visitor.address, ...(device !== undefined && { device }) }
    const people = namesakes(await lobby.reference.directory(), name).map(({ _id }) => _id)
    // Who is not there is counted like who is: the refusal tells nothing.
    const counted = people.length > 0 ? people : [`name ${plainName(name)}`]
    const among = await lobby.limits.beginAs(from, counted)
    if ('ok' in among) return among
    const result = await logInWithPassword(lobby, { name, password, among, ...entranceOf(client, visitor) })
    if (isRefusal(result)) return result
    await lobby.limits.forgiveAs(from, among, result.personId)
    return entered(lobby, result, device)
  },
)

interface CodeBody {
  code: string
  password?: string
  client: Client
  device?: string
}

/** What was no guess: the holder of a code goes on with another password. */
const NO_GUESS: readonly string[] = ['WEAK_PASSWORD']

const code = route<CodeBody>(
  '/session/code',
  object({ code: { ...secret, maxLength: 40 }, password: secret, client, device }, ['code', 'client']),
  async (lobby, { code, password, client, device }, visitor) => {
    const refusal = await lobby.limits.begin(visitor.address)
    if (refusal) return refusal
    const chosen = password !== undefined && { password }
    const result = await redeemCode(lobby, { code, ...chosen, ...entranceOf(client, visitor) })
    if (!isRefusal(result) || NO_GUESS.includes(result.code)) await lobby.limits.forgive(visitor.address)
    return isRefusal(result) ? result : entered(lobby, result, device)
  },
)

/** A desk asks for a code that a phone scans. */
const scanBegin = route<{ userAgent: string }>(
  '/session/scan/begin',
  object({ userAgent: { type: 'string', maxLength: 500 } }, ['userAgent']),
  async ({ limits, ports }, { userAgent }, { address, openid }) => {
    if (openid !== undefined) return refuse('NO_RIGHT')
    return (await limits.beginScan(address)) ?? beginScan(ports, { userAgent, address })
  },
)

/**
 * The same desk asks whether a phone has confirmed. What it may ask costs no write and is not counted: its scan ends
 * after two minutes. Who guesses is.
 */
const scanPoll = route<{ scan: string; secret: string; device?: string }>(
  '/session/scan/poll',
  object({ scan: { ...secret, maxLength: 64 }, secret: { ...secret, maxLength: 64 }, device }, ['scan', 'secret']),
  async (lobby, { device, ...asked }, { address }) => {
    const result = await pollScan(lobby, asked)
    const wasGuess = isRefusal(result) && result.code === 'SCAN_UNKNOWN'
    if (wasGuess) return (await lobby.limits.begin(address)) ?? result
    if (isRefusal(result) || result.state === 'open') return result
    return { state: result.state, ...entered(lobby, result, device) }
  },
)

/** Every way in without a token. */
export const sessionRoutes: readonly SessionRoute[] = [password, code, scanBegin, scanPoll]
