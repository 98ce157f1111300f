import type { Instant } from '../../domain/clock/time'
import { own } from '../../domain/own'
import { known, now } from './session'

/** What a page showed last, for showing it at once the next time while the server is asked. */
export interface Seen<T> {
  value: T
  at: Instant
}

const KEY = 'seen'
type Shelf = { personId: string; entries: Record<string, Seen<unknown>> }

const shelf = (personId: string): Shelf => {
  const kept: Shelf | '' = wx.getStorageSync(KEY)
  return kept && kept.personId === personId ? kept : { personId, entries: {} }
}

/** Only the person who saw it sees it again. */
export const recall = <T>(key: string): Seen<T> | null => {
  const person = known()?.person.id
  return person ? ((own(shelf(person).entries, key) as Seen<T> | undefined) ?? null) : null
}

export const remember = (key: string, value: unknown): void => {
  const person = known()?.person.id
  if (!person) return
  const { personId, entries } = shelf(person)
  wx.setStorageSync(KEY, { personId, entries: { ...entries, [key]: { value, at: now() } } })
}

/** Things with a life of their own, each apart: together they would be more than one entry of the storage may hold. */
const APART = `${KEY}.`
const MOST_APART = 20

interface Apart extends Seen<unknown> {
  personId: string
}

const apart = (): { key: string; kept: Apart }[] =>
  wx
    .getStorageInfoSync()
    .keys.filter((key) => key.startsWith(APART))
    .map((key) => ({ key, kept: wx.getStorageSync(key) as Apart }))

/** As `recall`, of what was remembered apart. */
export const recallApart = <T>(key: string): Seen<T> | null => {
  const kept: Apart | '' = wx.getStorageSync(APART + key)
  return kept && kept.personId === known()?.person.id ? { value: kept.value as T, at: kept.at } : null
}

/** Remembers the latest few. Where the phone has no room for one more it is not remembered: it is a help only. */
export const rememberApart = (key: string, value: unknown): void => {
  const personId = known()?.person.id
  if (!personId) return
  const others = apart().filter((each) => each.key !== APART + key)
  const tooMany = others.sort((a, b) => (a.kept.at < b.kept.at ? 1 : -1)).slice(MOST_APART - 1)
  for (const each of tooMany) wx.removeStorageSync(each.key)
  try {
    wx.setStorageSync(APART + key, { personId, value, at: now() } satisfies Apart)
  } catch (error) {
    console.error(error)
  }
}

export const forget = (): void => {
  wx.removeStorageSync(KEY)
  for (const { key } of apart()) wx.removeStorageSync(key)
}
