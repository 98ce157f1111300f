import { currentPages } from '../pages/router'
import { api } from './api'

/** The base library whose behaviour is followed; Vant asks for it. */
const SDK_VERSION = '3.5.0'

const root = () => document.getElementById('mp-root') as HTMLElement

function windowInfo() {
  const { clientWidth: screenWidth, clientHeight: screenHeight } = root()
  const frame = currentPages().at(-1)?.frame
  const windowHeight = frame?.clientHeight ?? screenHeight - 44
  return {
    pixelRatio: devicePixelRatio,
    screenWidth,
    screenHeight,
    windowWidth: frame?.clientWidth ?? screenWidth,
    windowHeight,
    statusBarHeight: 0,
    screenTop: screenHeight - windowHeight,
    safeArea: { left: 0, top: 0, right: screenWidth, bottom: screenHeight, width: screenWidth, height: screenHeight },
  }
}

const deviceInfo = () => ({
  brand: 'browser',
  model: 'browser',
  system: navigator.userAgent,
  platform: 'devtools',
  benchmarkLevel: -1,
})

const theme = () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
const appBaseInfo = () => ({
  SDKVersion: SDK_VERSION,
  version: '8.0.50',
  language: 'zh_CN',
  theme: theme(),
  enableDebug: false,
  fontSizeSetting: 16,
})

const systemInfo = () => ({ ...windowInfo(), ...deviceInfo(), ...appBaseInfo() })

/** Where the capsule at the right of the navigation bar is (see frame.css). */
function capsuleRect() {
  const right = root().clientWidth - 10
  return { width: 87, height: 32, top: 6, bottom: 38, right, left: right - 87 }
}

/** Sizes and versions. */
export const system = {
  getWindowInfo: windowInfo,
  getDeviceInfo: deviceInfo,
  getAppBaseInfo: appBaseInfo,
  getSystemInfoSync: systemInfo,
  getSystemInfo: api('getSystemInfo', systemInfo),
  getSystemInfoAsync: api('getSystemInfoAsync', systemInfo),
  getMenuButtonBoundingClientRect: capsuleRect,
  /** A new version of the preview comes with a reload; there is never one waiting. */
  getUpdateManager: () => ({
    onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) => listener({ hasUpdate: false }),
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => location.reload(),
  }),
  getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
}
