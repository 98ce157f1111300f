import { isLarge } from '../services/settings'

/**
 * What every page has. Its outermost element is `<view class="screen {{ large ? 'large' : '' }}">`, so that the large
 * mode reaches everything on it, components and sheets included, by inherited custom properties.
 */
export const screen = Behavior({
  data: { large: false },
  lifetimes: {
    attached() {
      this.setData({ large: isLarge() })
    },
  },
  pageLifetimes: {
    show() {
      if (this.data.large !== isLarge()) this.setData({ large: isLarge() })
    },
  },
})
