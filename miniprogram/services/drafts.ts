import { type Instant, localTime } from '../../domain/clock/time'
import { me, now } from './session'

/** What was typed and not yet sent. It survives leaving the page and restarting the phone. */
export interface Draft<T> {
  value: T
  savedAt: Instant
}

const ALL = 'draft.'
const mine = (): string => `${ALL}${me().person.id}.`

/** A draft belongs to one person: whoever logs in next on this phone does not find it. */
const storageKey = (key: string): string => mine() + key

/** Keeps `value` (plain data) under `key`, for example `report.${assignmentId}`, and says when. */
export const saveDraft = (key: string, value: unknown): Instant => {
  const savedAt = now()
  wx.setStorageSync(storageKey(key), { value, savedAt })
  return savedAt
}

/** Keeps a draft that was not typed on: it stays as old as it is. */
export const putDraft = (key: string, draft: Draft<unknown>): void => wx.setStorageSync(storageKey(key), draft)

const keysWith = (prefix: string): string[] => wx.getStorageInfoSync().keys.filter((key) => key.startsWith(prefix))

/** The keys of all that this person has begun. */
export const draftKeys = (): string[] => keysWith(mine()).map((key) => key.slice(mine().length))

/** What was begun on this phone, by whomever. */
export const everybodysDrafts = <T>(): Draft<T>[] => keysWith(ALL).map((key) => wx.getStorageSync(key))

export const loadDraft = <T>(key: string): Draft<T> | null => wx.getStorageSync(storageKey(key)) || null

export const removeDraft = (key: string): void => wx.removeStorageSync(storageKey(key))

/** 已存草稿 10:32 */
export const savedWords = (savedAt: Instant): string => `已存草稿 ${localTime(savedAt)}`
