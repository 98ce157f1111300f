import { api } from './api'

/** The preview shares its origin with the desk and the host, so its keys carry a prefix. */
const PREFIX = 'mp:'
const LIMIT_KB = 10_240

const keys = () =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => key.slice(PREFIX.length))

/** Values keep their type as in WeChat (undefined becomes ''); what cannot be written as JSON is refused. */
function set(key: string, data: unknown) {
  if (typeof key !== 'string' || !key) throw new Error('parameter error: key should be a non-empty string')
  localStorage.setItem(PREFIX + key, JSON.stringify({ data }))
}

function find(key: string): { data: unknown } | undefined {
  const text = localStorage.getItem(PREFIX + key)
  return text === null ? undefined : JSON.parse(text)
}

const remove = (key: string) => localStorage.removeItem(PREFIX + key)
const clear = () => {
  for (const key of keys()) remove(key)
}
const bytes = () => keys().reduce((sum, key) => sum + (localStorage.getItem(PREFIX + key)?.length ?? 0), 0)
const info = () => ({ keys: keys(), currentSize: Math.ceil(bytes() / 1024), limitSize: LIMIT_KB })

/** wx.getStorage and its kind, on localStorage. */
export const storage = {
  setStorageSync: set,
  getStorageSync: (key: string) => find(key)?.data ?? '',
  removeStorageSync: remove,
  clearStorageSync: clear,
  getStorageInfoSync: info,
  setStorage: api('setStorage', ({ key, data }: { key: string; data: unknown }) => set(key, data)),
  getStorage: api('getStorage', ({ key }: { key: string }) => {
    const found = find(key)
    if (!found) throw new Error('data not found')
    return { data: found.data ?? '' }
  }),
  removeStorage: api('removeStorage', ({ key }: { key: string }) => remove(key)),
  clearStorage: api('clearStorage', clear),
  getStorageInfo: api('getStorageInfo', info),
}
