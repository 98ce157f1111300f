const LARGE = 'large'

/** Large mode: type 1.3 times as large on every page of this phone. */
export const isLarge = (): boolean => wx.getStorageSync(LARGE) === true
export const setLarge = (large: boolean): void => wx.setStorageSync(LARGE, large)
