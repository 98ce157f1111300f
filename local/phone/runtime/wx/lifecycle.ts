import { callPage } from '../pages/page'
import { currentPages, launchOptions } from '../pages/router'
import { listeners } from './api'

type Options = ReturnType<typeof launchOptions>
const shown = listeners<Options>()
const hidden = listeners<undefined>()
export const emitAppShow = shown.emit

/** The browser's tab going to the background and coming back is WeChat's app hide and show. */
export function watchVisibility(app: { show: () => void; hide: () => void }) {
  document.addEventListener('visibilitychange', () => {
    const page = currentPages().at(-1)
    if (document.hidden) {
      if (page) callPage(page, 'onHide')
      app.hide()
      hidden.emit(undefined)
    } else {
      app.show()
      shown.emit(launchOptions())
      if (page) callPage(page, 'onShow')
    }
  })
}

const errors = listeners<string>()
window.addEventListener('error', (event) => errors.emit(event.message))
const rejections = listeners<{ reason: unknown }>()
window.addEventListener('unhandledrejection', ({ reason }) => rejections.emit({ reason }))

/** Events of the mini-program as a whole. */
export const lifecycle = {
  onAppShow: shown.on,
  offAppShow: shown.off,
  onAppHide: hidden.on,
  offAppHide: hidden.off,
  onError: errors.on,
  offError: errors.off,
  onUnhandledRejection: rejections.on,
  offUnhandledRejection: rejections.off,
  getLaunchOptionsSync: launchOptions,
  getEnterOptionsSync: launchOptions,
}
