import { missing } from '../missing'
import { navigation } from '../wx/navigation'
import { HOVER_PROPS, useHover } from './hover'
import type { Widget } from './widget'

export const navigator: Widget = {
  props: {
    ...HOVER_PROPS,
    hoverClass: { type: String, value: 'navigator-hover' },
    hoverStayTime: { type: Number, value: 600 },
    target: { type: String, value: 'self' },
    url: String,
    openType: { type: String, value: 'navigate' },
    delta: { type: Number, value: 1 },
  },
  create: (self) => {
    const { data, emit } = self
    useHover(self)
    self.host.setAttribute('role', 'link')
    self.component.addListener('tap', () => {
      const url = data('url')
      const go: Record<string, () => Promise<unknown> | undefined> = {
        navigate: () => navigation.navigateTo({ url }),
        redirect: () => navigation.redirectTo({ url }),
        switchTab: () => navigation.switchTab({ url }),
        reLaunch: () => navigation.reLaunch({ url }),
        navigateBack: () => navigation.navigateBack({ delta: data<number>('delta') }),
      }
      const open = data('target') === 'self' ? go[data('openType')] : undefined
      if (!open) throw missing(`<navigator open-type="${data('openType')}" target="${data('target')}">`)
      open()?.then(
        (result) => emit('success', result),
        (error) => emit('fail', error),
      )
    })
  },
}
