import './css/frame.css'
import './css/widgets.css'
import './css/fields.css'
import './css/sheets.css'
import { element } from './dom'
import { listenToEvents } from './framework/events'
import type { Caller } from './framework/glass'
import { touchByMouse } from './framework/mouse'
import { backend, defineConstructors, prepareSpace } from './framework/space'
import { actions } from './pages/chrome'
import { currentPages, homeUrl, launchOptions, navigateBack, relaunch, startRouter, tapTab } from './pages/router'
import { defineWidgets } from './widgets/define'
import { openFiles } from './wx/file-store'
import { emitAppShow, watchVisibility } from './wx/lifecycle'
import { makeWx } from './wx/wx'

let definition: Record<string, unknown> = {}
const application = {}

prepareSpace(defineWidgets)
defineConstructors()
Object.assign(globalThis, {
  wx: makeWx(),
  App: (given: Record<string, unknown>) => {
    definition = given
    Object.assign(application, given)
  },
  getApp: () => application,
  getCurrentPages: () => currentPages().map((page) => page.caller as Caller),
})

function callApp(name: string, argument?: unknown) {
  const method = definition[name]
  if (typeof method === 'function') method.call(application, argument)
}

/** Runs after all pages and components of the bundle are defined (see scripts/phone/preview.mjs). */
export async function start() {
  const root = document.getElementById('mp-root') as HTMLElement
  const stage = element('mp-stage')
  root.append(stage)
  touchByMouse(root)
  listenToEvents(root, backend)
  Object.assign(actions, { back: () => navigateBack(1), home: () => relaunch(homeUrl()), tab: tapTab })
  await openFiles()
  const options = launchOptions()
  callApp('onLaunch', options)
  callApp('onShow', options)
  emitAppShow(options)
  startRouter(stage)
  watchVisibility({ show: () => callApp('onShow', launchOptions()), hide: () => callApp('onHide') })
  window.addEventListener('error', (event) => callApp('onError', event.message))
  window.addEventListener('unhandledrejection', ({ reason, promise }) =>
    callApp('onUnhandledRejection', { reason, promise }),
  )
}
