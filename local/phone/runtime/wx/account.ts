import { element } from '../dom'
import { ask } from '../overlay'
import { api } from './api'

const DEVICE_KEY = 'mp-device'

/** One code a browser, so that the host can tell this visitor from others; WeChat's code changes with each call. */
function deviceCode(): string {
  const known = localStorage.getItem(DEVICE_KEY)
  if (known) return known
  const code = `preview-${crypto.randomUUID()}`
  localStorage.setItem(DEVICE_KEY, code)
  return code
}

/** Of one kind of subscription, once or for long; more are refused as WeChat does (errCode 20003). */
const MOST_TEMPLATES = 3

/** WeChat asks with one sheet for all templates; so here: allow or refuse all. */
async function requestSubscribeMessage({ tmplIds }: { tmplIds: string[] }) {
  if (!tmplIds?.length) throw new Error('TmplIds can not be empty')
  if (tmplIds.length > MOST_TEMPLATES) throw new Error('Templates count out of max bounds')
  const list = element('mp-dialog-list', 'div', ...tmplIds.map((id) => element('', 'div', id)))
  const allowed = await ask({ title: '申请发送消息通知', content: list, confirmText: '允许', cancelText: '拒绝' })
  return Object.fromEntries(tmplIds.map((id) => [id, allowed ? 'accept' : 'reject']))
}

/** Login and consent. */
export const account = {
  login: api('login', () => ({ code: deviceCode() })),
  checkSession: api('checkSession', () => undefined),
  requestSubscribeMessage: api('requestSubscribeMessage', requestSubscribeMessage),
  getSetting: api('getSetting', () => ({ authSetting: {}, subscriptionsSetting: { mainSwitch: true } })),
}
