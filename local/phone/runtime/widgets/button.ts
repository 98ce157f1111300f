import { missing } from '../missing'
import { ask } from '../overlay'
import { callPage } from '../pages/page'
import { topPage } from '../pages/router'
import { chooser } from '../wx/media/choose'
import { submitForm } from './form'
import { HOVER_PROPS, useHover } from './hover'
import type { Self, Widget } from './widget'

/** In WeChat this opens the list of chats; here it shows what would be sent. */
async function share() {
  const page = topPage()
  const given = await callPage(page, 'onShareAppMessage', { from: 'button' })
  const { title = document.title, path = `/${page.route}` } = (given ?? {}) as { title?: string; path?: string }
  await ask({ title: '转发给朋友', content: `${title}\n${path}`, confirmText: '知道了' })
}

async function chooseAvatar(self: Self) {
  const chosen = await chooser.chooseImage({ count: 1, sourceType: ['album'] })?.catch(() => undefined)
  const [avatarUrl] = chosen?.tempFilePaths ?? []
  if (avatarUrl) self.emit('chooseavatar', { avatarUrl })
}

function open(self: Self, type: string) {
  if (type === 'share') return share()
  if (type === 'chooseAvatar') return chooseAvatar(self)
  throw missing(`<button open-type="${type}">`)
}

/** What open-types give to WeChat; without those there is nobody to give it to. */
const UNUSED = ['lang', 'businessId', 'sessionFrom', 'sendMessageTitle', 'sendMessagePath', 'sendMessageImg']
const UNUSED_PROPS = Object.fromEntries([...UNUSED, 'showMessageCard', 'appParameter'].map((name) => [name, null]))

export const button: Widget = {
  props: {
    ...UNUSED_PROPS,
    ...HOVER_PROPS,
    hoverClass: { type: String, value: 'button-hover' },
    hoverStartTime: { type: Number, value: 20 },
    hoverStayTime: { type: Number, value: 70 },
    type: { type: String, value: 'default' },
    size: { type: String, value: 'default' },
    plain: Boolean,
    disabled: Boolean,
    loading: Boolean,
    formType: String,
    openType: String,
  },
  create: (self) => {
    const { host, data } = self
    useHover(self)
    host.tabIndex = 0
    host.setAttribute('role', 'button')
    self.activate = () => host.click()
    host.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target === host) host.click()
    })
    self.component.addListener('tap', () => {
      if (data<boolean>('disabled')) return
      if (data('openType')) void open(self, data('openType'))
      if (data('formType')) submitForm(host, data('formType'))
    })
    const attribute = (name: string) => (value: unknown) => host.setAttribute(name, String(value))
    const flag = (name: string) => (value: boolean) => host.toggleAttribute(name, !!value)
    return {
      ...{ type: attribute('type'), size: attribute('size') },
      ...{ plain: flag('plain'), disabled: flag('disabled'), loading: flag('loading') },
    }
  },
}
