import { element } from '../../dom'
import { openOverlay } from '../../overlay'
import { api } from '../api'
import { browserUrl } from '../file-store'

interface Source {
  url: string
  type?: 'image' | 'video'
  poster?: string
}

function slide({ url, type }: Source): HTMLElement {
  if (type === 'video') {
    const video = element('mp-viewer-media', 'video')
    video.src = browserUrl(url)
    video.controls = true
    return video
  }
  const image = element('mp-viewer-media', 'img')
  image.src = browserUrl(url)
  image.alt = ''
  return image
}

/** Full screen, swiped sideways or turned with the arrow keys; a tap on a picture or Escape closes. */
function openViewer(sources: Source[], current: number) {
  if (!sources.length) throw new Error('parameter error: urls should not be empty')
  const counter = element('mp-viewer-counter')
  const strip = element(
    'mp-viewer-strip',
    'div',
    ...sources.map((each) => element('mp-viewer-slide', 'div', slide(each))),
  )
  const viewer = element('mp-viewer', 'div', strip, counter)
  const close = openOverlay(viewer, 'sheet', () => close())
  const index = () => Math.round(strip.scrollLeft / strip.clientWidth)
  const count = () => {
    counter.textContent = `${index() + 1}/${sources.length}`
  }
  strip.scrollLeft = current * strip.clientWidth
  count()
  strip.addEventListener('scroll', count)
  viewer.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step) strip.scrollLeft = (index() + step) * strip.clientWidth
  })
  strip.addEventListener('click', (event) => {
    if (!(event.target instanceof HTMLVideoElement)) close()
  })
}

/** Pictures and videos in full size. */
export const preview = {
  previewImage: api('previewImage', ({ urls, current }: { urls: string[]; current?: string | number }) => {
    const index = typeof current === 'number' ? current : urls.indexOf(current ?? '')
    openViewer(
      urls.map((url) => ({ url })),
      Math.max(0, index),
    )
  }),
  previewMedia: api('previewMedia', ({ sources, current = 0 }: { sources: Source[]; current?: number }) =>
    openViewer(sources, current),
  ),
}
