import { computed, type Ref, shallowRef } from 'vue'
import { epochMs, type Instant, toInstant } from '../../../domain/clock/time'
import type { OperationName } from '../../../domain/contract'
import type { Actor } from '../../../domain/people/actor'
import type { Me } from '../../../domain/people/contract'
import { mayAnywhere } from '../../../domain/rights'
import { command, freshKey, query } from './api'
import { forgetDirectory } from './directory'
import { forgetToken, keepDevice, keepToken, knownDevice, token, whenLoggedOut } from './token'
import { postJson } from './transport'

const who = shallowRef<Me | null>(null)
/** Milliseconds to add to this machine's clock; the server's is the one that counts. */
const offset = shallowRef(0)
const tick = shallowRef(Date.now())

/** The logged-in person, or null before `loadMe`. */
export const me: Readonly<Ref<Me | null>> = who

/** As `me`, for pages that are shown to the logged-in only. */
export const requireMe = (): Me => {
  if (!who.value) throw new Error('a page for the logged-in was shown to nobody')
  return who.value
}

export const actor = computed<Actor>(() => {
  const { id, name, unitId, roles } = requireMe().person
  return { personId: id, name, unitId, roles }
})

/** The server's now, moving on every half minute: what lights and words are told by. */
export const now = computed<Instant>(() => toInstant(tick.value + offset.value))

setInterval(() => {
  tick.value = Date.now()
}, 30_000)

/** Is there anything for which the person may call the operation? On one matter, `actionsFor` says. */
export const mayCall = (operation: OperationName): boolean => mayAnywhere(requireMe().person, operation)

const setNow = (serverNow: Instant): void => {
  tick.value = Date.now()
  offset.value = epochMs(serverNow) - tick.value
}

/** Reads who is logged in, the calendar, the rules, and the server's clock. Throws ApiError. */
export const loadMe = async (): Promise<Me> => {
  const loaded = await query('session.me', {})
  setNow(loaded.now)
  who.value = loaded
  return loaded
}

/** What a login answers; a demonstration marks no device. */
export interface Entered {
  token: string
  device?: string
}

/** Keeps what a login answered and loads the person. */
const enter = async (answer: Promise<Entered>): Promise<void> => {
  const { token, device } = await answer
  keepToken(token)
  if (device !== undefined) keepDevice(device)
  forgetDirectory()
  await loadMe()
}

export const logInByPassword = (name: string, password: string): Promise<void> =>
  enter(postJson('/session/password', { name, password, client: 'desk', ...knownDevice() }))

export const logInByCode = (code: string, password: string): Promise<void> =>
  enter(postJson('/session/code', { code, password, client: 'desk', ...knownDevice() }))

export type Polled = { state: 'open' } | ({ state: 'confirmed' } & Entered)

/** The doors for a desk that a phone logs in; how they are used stands in views/session/scanning.ts. */
export const scanWays = {
  begin: () =>
    postJson<{ scan: string; secret: string }>('/session/scan/begin', { userAgent: navigator.userAgent.slice(0, 500) }),
  poll: ({ scan, secret }: { scan: string; secret: string }) =>
    postJson<Polled>('/session/scan/poll', { scan, secret, ...knownDevice() }),
}

/** With what a confirmed scan gave. */
export const logInByScan = (entered: Entered): Promise<void> => enter(Promise.resolve(entered))

export const logInAs = (personId: string): Promise<void> => enter(postJson('/demo/login', { personId, client: 'desk' }))

/** Ends the session; this machine forgets it even when the server can't be told. */
export const logOut = async (): Promise<void> => {
  await command('session.signOut', {}, freshKey()).catch(() => undefined)
  forgetToken()
  who.value = null
}

export const hasToken = (): boolean => token() !== null

/** Runs `goToLogin` whenever the server says NOT_SIGNED_IN. */
export const onLoggedOut = (goToLogin: () => void): void =>
  whenLoggedOut(() => {
    who.value = null
    goToLogin()
  })
