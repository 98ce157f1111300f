import type { Calendar } from '../../domain/clock/calendar'
import { addMs, epochMs, type Instant, toInstant } from '../../domain/clock/time'
import type { Actor } from '../../domain/people/actor'
import type { Me } from '../../domain/people/contract'
import { mayAnywhere } from '../../domain/rights'
import type { RulePack } from '../../domain/rules/pack'
import { command, newKey, query } from './api'
import { toLogin } from './navigate'
import { dropToken, keepToken, token } from './token'

/** Who is logged in, as the server last said it, and by how much its clock is ahead of this phone's. */
interface Session {
  token: string
  me: Me
  offset: number
}

const KEY = 'session'
/** After so long the server is asked again who I am and what time it is, beside whatever a page loads. */
const FRESH_MS = 60_000

let session: Session | null = null
let freshAt = Number.NEGATIVE_INFINITY
let asking: Promise<Me> | null = null

const phoneNow = (): number => Date.now()

const kept = (): Session | null => {
  if (!session) session = wx.getStorageSync(KEY) || null
  return session?.token === token() ? session : null
}

/** Whose login has ended amid their work is still who is working, until somebody logs in. */
const need = (): Session => {
  const held = kept() ?? (token() === '' ? session : null)
  if (!held) throw new Error('nobody is logged in: wait for ready() first')
  return held
}

const ask = async (): Promise<Me> => {
  const asker = token()
  const sent = phoneNow()
  const answer = await query('session.me', {})
  const received = phoneNow()
  if (asker !== token()) return answer
  session = { token: asker, me: answer, offset: epochMs(answer.now) - (sent + received) / 2 }
  freshAt = received
  wx.setStorageSync(KEY, session)
  return answer
}

/** Asks the server who I am and what time it is. Questions asked at the same time are one. Throws ApiError. */
export const freshen = (): Promise<Me> => {
  asking ??= ask().finally(() => {
    asking = null
  })
  return asking
}

/**
 * Resolves once `me`, `now`, `calendar` and `rules` can be used: at once when they are known from before, and then asks
 * the server in the background when that was long ago or the clock may have been set (demonstration).
 */
export const ready = async (): Promise<Me> => {
  const held = kept()
  if (!held) return freshen()
  if (phoneNow() - freshAt > FRESH_MS) freshen().catch(() => {})
  return held.me
}

export const isLoggedIn = (): boolean => token() !== ''
/** For a page that comes up: false, and on the way to the login page, when nobody is logged in. */
export const mustBeLoggedIn = (): boolean => {
  if (!isLoggedIn()) toLogin()
  return isLoggedIn()
}
/** Known without a request, as on every start but the first. */
export const known = (): Me | null => kept()?.me ?? null

/** All of these throw before `ready`. */
export const me = (): Me => need().me
export const actor = (): Actor => {
  const { id, name, unitId, roles } = me().person
  return { personId: id, name, unitId, roles }
}
/** The server's now: the only one that lights and deadlines are told by. */
export const now = (): Instant => addMs(toInstant(phoneNow()), Math.round(need().offset))
export const calendar = (): Calendar => me().calendar
export const rules = (): RulePack => me().rules

/** Leaders see the district, or their front, where others see the matters. */
export const isLeader = (): boolean => {
  const me = known()
  return me !== null && mayAnywhere(me.person, 'matter.instruct')
}

/** Takes over a new token. True when it is the same person as before, whose pages may stay. */
export const loggedIn = async (newToken: string): Promise<boolean> => {
  const before: Session | null = session ?? (wx.getStorageSync(KEY) || null)
  keepToken(newToken)
  const after = await freshen()
  return before?.me.person.id === after.person.id
}

/** Ends the session here and on the server; offline it ends here. Drafts stay, for the same person only. */
export const logOut = async (): Promise<void> => {
  await command('session.signOut', {}, newKey()).catch(() => {})
  dropToken()
  session = null
  freshAt = Number.NEGATIVE_INFINITY
  wx.removeStorageSync(KEY)
}
