import { type Instant, localTime } from '../../domain/clock/time'
import { me, now } from './session'

/** What was typed and not yet sent. It survives leaving the page and restarting the phone. */
export interface Draft<T> {
  value: T
  savedAt: Instant
}

/** A draft belongs to one person: whoever logs in next on this phone does not find it. */
const storageKey = (key: string): string => `draft.${me().person.id}.${key}`

/** Keeps `value` (plain data) under `key`, for example `report.${assignmentId}`, and says when. */
export const saveDraft = (key: string, value: unknown): Instant => {
  const savedAt = now()
  wx.setStorageSync(storageKey(key), { value, savedAt })
  return savedAt
}

export const loadDraft = <T>(key: string): Draft<T> | null => wx.getStorageSync(storageKey(key)) || null

export const removeDraft = (key: string): void => wx.removeStorageSync(storageKey(key))

/** 已存草稿 10:32 */
export const savedWords = (savedAt: Instant): string => `已存草稿 ${localTime(savedAt)}`
