import { mayPassLater } from '../../domain/evidence/file'
import { isUncertainCode, OFFLINE } from '../../domain/refusal'
import { ApiError } from './apiError'
import { token } from './token'

const SORRY = '出了点问题，请稍后再试。'

/** The sentence for people. What is no ApiError is a fault of the program: it goes to the log too. */
export const wordsOf = (error: unknown): string => {
  if (error instanceof ApiError) return error.message
  console.error(error)
  return SORRY
}

/** The sentence where something was to be shown: nothing was typed that could be kept. */
export const loadWords = (error: unknown): string => (isOffline(error) ? '网络不通，请稍后重试' : wordsOf(error))

/** Code and request, for support. */
const detailsOf = (error: unknown): string => {
  if (!(error instanceof ApiError)) return String(error)
  return [error.code, error.detail, error.requestId].filter(Boolean).join('\n')
}

/** No answer came: what was seen before may stand for it. */
export const isOffline = (error: unknown): boolean => error instanceof ApiError && error.code === OFFLINE
/** The person is on the way to the login page: nothing needs to be said. */
export const isLoggedOut = (error: unknown): boolean => error instanceof ApiError && error.code === 'NOT_SIGNED_IN'
const isLeaving = (error: unknown): boolean => isLoggedOut(error) || token() === ''
/** Under this key something else has arrived: what was sent before it was changed, and whose answer was lost. */
export const hasArrived = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'IDEMPOTENCY_KEY_REUSED'
/** A file refused for what it is. */
export const isHopeless = (error: unknown): boolean => error instanceof ApiError && !mayPassLater(error.code)
/** The matter moved on meanwhile: load it again and keep what was typed. */
export const isStale = (error: unknown): boolean => error instanceof ApiError && error.code === 'STALE_VERSION'

/** No definite answer came, or only for this time: the same key must be used again. */
export const isUncertain = (error: unknown): boolean => !(error instanceof ApiError) || isUncertainCode(error.code)

const showDetails = async (error: unknown): Promise<void> => {
  const content = detailsOf(error)
  const { confirm } = await wx.showModal({ title: '详情', content, confirmText: '复制', cancelText: '关闭' })
  if (confirm) wx.setClipboardData({ data: content })
}

/** Says what was refused and waits until it was read; its details are one tap away. Resolves when closed. */
export const showError = async (error: unknown): Promise<void> => {
  if (isLeaving(error)) return
  const content = wordsOf(error)
  // What closes a dialog otherwise, as a phone's Back, may count as its left button: that one does nothing.
  const { confirm } = await wx.showModal({ title: '', content, cancelText: '知道了', confirmText: '详情' })
  if (confirm) await showDetails(error)
}

/** For what needs no decision: a refresh that failed while the old list still stands. */
export const toastError = (error: unknown): void => {
  if (!isLeaving(error)) wx.showToast({ title: wordsOf(error), icon: 'none', duration: 3000 })
}

export const toast = (title: string): void => {
  wx.showToast({ title, icon: 'none', duration: 2000 })
}
