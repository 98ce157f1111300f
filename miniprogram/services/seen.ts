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

export const forget = (): void => wx.removeStorageSync(KEY)
