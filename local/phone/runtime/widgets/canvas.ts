import { nodeHandles } from '../framework/query'
import { missing } from '../missing'
import type { Widget } from './widget'

/** Only the present interface, type="2d": its node comes from a selector query. */
export const canvas: Widget = {
  props: { type: String, canvasId: String, disableScroll: Boolean },
  create: ({ component, host }) => {
    const inner = document.createElement('canvas')
    host.prepend(inner)
    const node = Object.assign(inner, {
      createImage: () => new Image(),
      createImageData: (width: number, height: number) => new ImageData(width, height),
      createPath2D: (path?: Path2D) => new Path2D(path),
      requestAnimationFrame: (task: FrameRequestCallback) => window.requestAnimationFrame(task),
      cancelAnimationFrame: (id: number) => window.cancelAnimationFrame(id),
    })
    nodeHandles.set(component, { node })
    return {
      canvasId: (id: string) => {
        if (id) throw missing('<canvas canvas-id>')
      },
      type: (type: string) => {
        if (type !== '2d') throw missing(`<canvas type="${type}">`)
      },
      disableScroll: (on: boolean) => {
        host.style.touchAction = on ? 'none' : ''
      },
    }
  },
}
