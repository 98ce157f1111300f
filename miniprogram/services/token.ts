const KEY = 'token'

/** The bearer token of the logged-in person, kept over restarts; empty when nobody is logged in. */
export const token = (): string => wx.getStorageSync(KEY) || ''
export const keepToken = (value: string): void => wx.setStorageSync(KEY, value)
export const dropToken = (): void => wx.removeStorageSync(KEY)

const DEVICE = 'device'

/** What says that somebody has logged in here before; it opens nothing, and stays when the session ends. */
export const knownDevice = (): { device?: string } => {
  const device: string = wx.getStorageSync(DEVICE) || ''
  return device ? { device } : {}
}
export const keepDevice = (value: string): void => wx.setStorageSync(DEVICE, value)
