import { ask } from '../overlay'
import { api, listeners } from './api'
import { feedback } from './feedback'

async function makePhoneCall({ phoneNumber }: { phoneNumber: string }) {
  if (!phoneNumber) throw new Error('parameter error: phoneNumber')
  if (!(await ask({ title: '拨打电话', content: phoneNumber, confirmText: '呼叫', cancelText: '取消' }))) {
    throw new Error('cancel')
  }
  const link = document.createElement('a')
  link.href = `tel:${phoneNumber}`
  link.click()
}

/** The clipboard may be closed to a page without a secure address; then the text stays within the preview. */
let ownClipboard = ''

async function setClipboardData({ data }: { data: string }) {
  ownClipboard = data
  await navigator.clipboard?.writeText(data).catch(() => undefined)
  feedback.showToast({ title: '内容已复制', icon: 'none' })
}

async function getClipboardData() {
  const text = await navigator.clipboard?.readText().catch(() => undefined)
  return { data: text ?? ownClipboard }
}

/** What the keyboard on a screen takes from the window; 0 when it is away, and always with keys of its own. */
const keyboard = listeners<{ height: number }>()
visualViewport?.addEventListener('resize', () => {
  keyboard.emit({ height: Math.max(0, Math.round(innerHeight - (visualViewport?.height ?? innerHeight))) })
})

/** Telephone, clipboard, vibration, keyboard. */
export const device = {
  makePhoneCall: api('makePhoneCall', makePhoneCall),
  setClipboardData: api('setClipboardData', setClipboardData),
  getClipboardData: api('getClipboardData', getClipboardData),
  /** Does nothing where the browser cannot vibrate: nobody depends on it. */
  vibrateShort: api('vibrateShort', () => void navigator.vibrate?.(15)),
  vibrateLong: api('vibrateLong', () => void navigator.vibrate?.(400)),
  setKeepScreenOn: api('setKeepScreenOn', () => undefined),
  onKeyboardHeightChange: keyboard.on,
  offKeyboardHeightChange: keyboard.off,
  hideKeyboard: api('hideKeyboard', () => (document.activeElement as HTMLElement | null)?.blur()),
}
