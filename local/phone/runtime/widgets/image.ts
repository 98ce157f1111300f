import { browserUrl } from '../wx/file-store'
import type { Widget } from './widget'

const FIT: Record<string, string> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  widthFix: 'fill',
  heightFix: 'fill',
}
/** Modes that show a part of the picture unscaled: "top", "bottom right" and so on. */
const isPart = (mode: string) => !(mode in FIT)

export const image: Widget = {
  props: {
    src: String,
    mode: { type: String, value: 'scaleToFill' },
    lazyLoad: Boolean,
    webp: Boolean,
    fadeIn: Boolean,
    showMenuByLongpress: Boolean,
  },
  create: ({ host, emit, data }) => {
    const picture = document.createElement('img')
    picture.draggable = false
    picture.alt = ''
    host.append(picture)
    picture.addEventListener('load', () => emit('load', { width: picture.naturalWidth, height: picture.naturalHeight }))
    picture.addEventListener('error', () => emit('error', { errMsg: `${data('src')} could not be loaded` }))
    return {
      src: (value: string) => {
        if (value) picture.src = browserUrl(value)
        else picture.removeAttribute('src')
      },
      mode: (mode: string) => {
        host.dataset.mode = mode
        picture.style.objectFit = FIT[mode] ?? 'none'
        picture.style.objectPosition = isPart(mode) ? mode : ''
      },
      lazyLoad: (value: boolean) => {
        picture.loading = value ? 'lazy' : 'eager'
      },
      ariaLabel: (value: string) => {
        picture.alt = value
      },
    }
  },
}
