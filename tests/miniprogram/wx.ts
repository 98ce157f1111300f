import { answerFault } from '../server/answers'

type Options = Record<string, unknown> & {
  success?: (result: unknown) => void
  fail?: (error: unknown) => void
  complete?: (result: unknown) => void
}
interface WxCall {
  name: string
  options: Options
}
/** What the host would say to a request: the body, or a status with it, or that there is no network. */
export type Answer = { data: unknown; statusCode?: number } | 'offline'

let calls: WxCall[] = []
let storage = new Map<string, unknown>()
let requestHandler: ((request: Options) => Answer | Promise<Answer>) | undefined
let programmed = new Map<string, unknown>()
const faults: string[] = []

/** These succeed at once with nothing but their name. All else must be programmed with `answerWx`. */
const PLAIN = [
  ...['navigateTo', 'redirectTo', 'reLaunch', 'switchTab', 'navigateBack', 'setNavigationBarTitle', 'pageScrollTo'],
  ...['setNavigationBarColor', 'showToast', 'hideToast', 'showLoading', 'hideLoading', 'stopPullDownRefresh'],
  ...['startPullDownRefresh', 'previewMedia', 'previewImage', 'setClipboardData', 'vibrateShort', 'hideKeyboard'],
  ...['setBackgroundColor', 'setBackgroundTextStyle', 'setTabBarBadge', 'removeTabBarBadge', 'hideHomeButton'],
]

function settle(name: string, options: Options, result: unknown) {
  const failed = result instanceof Error
  const value = failed ? { errMsg: `${name}:fail ${result.message}` } : { errMsg: `${name}:ok`, ...(result as object) }
  const { success, fail, complete } = options
  const answer = failed ? fail : success
  answer?.(value)
  complete?.(value)
  if (success || fail || complete) return undefined
  return failed ? Promise.reject(value) : Promise.resolve(value)
}

async function request(options: Options) {
  if (!requestHandler) throw new Error(`no answer is programmed for wx.request ${options.url}`)
  const answer = await requestHandler(options)
  if (answer === 'offline') return settle('request', options, new Error('network error'))
  const fault = String(options.url).endsWith('/api') ? answerFault(options.data, answer.data) : null
  if (fault) faults.push(fault)
  return settle('request', options, { statusCode: 200, header: {}, ...answer })
}

const windowInfo = {
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 667,
  statusBarHeight: 0,
  pixelRatio: 2,
}
const systemInfo = { ...windowInfo, SDKVersion: '3.5.0', version: '8.0.50', platform: 'devtools', language: 'zh_CN' }
const listeners = Object.fromEntries(
  ['onNetworkStatusChange', 'offNetworkStatusChange', 'onAppShow', 'offAppShow', 'onAppHide', 'offAppHide'].map(
    (name) => [name, () => undefined],
  ),
)

/** Measures are all zero in jsdom, which has no layout. */
function createSelectorQuery() {
  const rect = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0, scrollTop: 0, scrollLeft: 0 }
  let asked: { many: boolean; callback?: (result: unknown) => void }[] = []
  const query: Record<string, unknown> = {}
  const node = (many: boolean) => {
    const ask = (callback?: (result: unknown) => void) => {
      asked.push({ many, ...(callback && { callback }) })
      return query
    }
    const fields = (_fields: unknown, callback?: (result: unknown) => void) => ask(callback)
    return { boundingClientRect: ask, scrollOffset: ask, fields, node: ask }
  }
  return Object.assign(query, {
    in: () => query,
    select: () => node(false),
    selectAll: () => node(true),
    selectViewport: () => node(false),
    exec: (callback?: (results: unknown[]) => void) => {
      const results = asked.map(({ many }) => (many ? [] : rect))
      for (const [index, { callback: each }] of asked.entries()) each?.(results[index])
      asked = []
      callback?.(results)
    },
  })
}

const own: Record<string, unknown> = {
  ...listeners,
  request: (options: Options) => {
    calls.push({ name: 'request', options })
    const pending = request(options)
    pending.catch((error) => setTimeout(() => Promise.reject(error)))
    return { abort: () => undefined, onHeadersReceived: () => undefined }
  },
  /** Of phones that were built for it: a call of the function is answered as a request of the same path is. */
  cloud: {
    init: () => undefined,
    callFunction: ({ data }: { data: { path: string; data?: unknown } }) =>
      new Promise((resolve, reject) => {
        const success = ({ data: result }: { data?: unknown }) => resolve({ result })
        const way = { success: success as (result: unknown) => void, fail: reject }
        const options: Options = { url: data.path, method: data.data ? 'POST' : 'GET', data: data.data, ...way }
        calls.push({ name: 'request', options })
        request(options).catch(reject)
      }),
  },
  env: { USER_DATA_PATH: 'wxfile://usr' },
  nextTick: (task: () => void) => void Promise.resolve().then(task),
  getSystemInfoSync: () => systemInfo,
  getWindowInfo: () => windowInfo,
  getDeviceInfo: () => ({ platform: 'devtools', system: 'test', brand: 'test', model: 'test' }),
  getAppBaseInfo: () => ({ SDKVersion: '3.5.0', version: '8.0.50', language: 'zh_CN' }),
  getMenuButtonBoundingClientRect: () => ({ width: 87, height: 32, top: 6, right: 365, bottom: 38, left: 278 }),
  createSelectorQuery,
  getStorageSync: (key: string) => storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, JSON.parse(JSON.stringify(value))),
  removeStorageSync: (key: string) => void storage.delete(key),
  clearStorageSync: () => storage.clear(),
  getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 0, limitSize: 10240 }),
  setStorage: ({ key, data, ...options }: Options) =>
    settle('setStorage', options, void storage.set(key as string, data)),
  getStorage: ({ key, ...options }: Options) =>
    settle(
      'getStorage',
      options,
      storage.has(key as string) ? { data: storage.get(key as string) } : new Error('data not found'),
    ),
  removeStorage: ({ key, ...options }: Options) => settle('removeStorage', options, void storage.delete(key as string)),
  canIUse: (name: string) => name in own || PLAIN.includes(name) || programmed.has(name),
}
/** Of these code asks whether they exist. */
const ABSENT = new Set(['getUserProfile', 'then', 'toJSON', '$$typeof', 'asymmetricMatch', 'nodeType'])

const recorded =
  (name: string, result: unknown) =>
  (options: Options = {}) => {
    calls.push({ name, options })
    const answer = typeof result === 'function' ? result(options) : result
    return answer instanceof Promise || isTask(answer) ? answer : settle(name, options, answer)
  }
const isTask = (value: unknown) => typeof value === 'object' && value !== null && 'abort' in value

/** The `wx` of component tests: it records what is called, and throws at what nobody programmed. */
export const fakeWx = new Proxy(own, {
  get(target, name) {
    if (typeof name === 'symbol' || ABSENT.has(name)) return undefined
    if (programmed.has(name)) return recorded(name, programmed.get(name))
    if (name in target) return target[name]
    if (PLAIN.includes(name)) return recorded(name, {})
    throw new Error(`wx.${name} has no answer in this test: program it with answerWx('${name}', ...)`)
  },
  has: (target, name) => name in target || PLAIN.includes(String(name)) || programmed.has(String(name)),
})

/** Programs wx.request: the handler gets url, method, data and header, and gives the answer. */
export function answerRequests(handler: (request: Options) => Answer | Promise<Answer>) {
  requestHandler = handler
}

/**
 * Programs another function of wx: a result (given to success or the promise), an Error (given to fail), or a function
 * of the options that returns either; what has `abort` is handed out as it is, as a task.
 */
export function answerWx(name: string, result: unknown) {
  programmed.set(name, result)
}

/** Every recorded call of wx[name] since the test began, oldest first: its options. */
export const wxCalls = (name: string): Options[] =>
  calls.filter((call) => call.name === name).map((call) => call.options)

/** How answers since the last call were none that the server gives; a test that expects some takes them. */
export const takeFaults = (): string[] => faults.splice(0)

/** Forgets calls, programmed answers and storage; runs before each test. */
export function resetWx() {
  calls = []
  storage = new Map()
  programmed = new Map()
  requestHandler = undefined
}
