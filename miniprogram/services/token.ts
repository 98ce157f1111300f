const KEY = 'token'

/** The bearer token of the signed-in person, kept over restarts; empty when nobody is signed in. */
export const token = (): string => wx.getStorageSync(KEY) || ''
export const keepToken = (value: string): void => wx.setStorageSync(KEY, value)
export const dropToken = (): void => wx.removeStorageSync(KEY)
