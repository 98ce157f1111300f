import { missing } from '../../missing'
import { api } from '../api'
import { canvasFile } from './images'

interface ToFile {
  canvas?: HTMLCanvasElement
  canvasId?: string
  x?: number
  y?: number
  width?: number
  height?: number
  destWidth?: number
  destHeight?: number
  fileType?: 'png' | 'jpg'
  quality?: number
}

async function canvasToTempFilePath(options: ToFile) {
  const { canvas, x = 0, y = 0, fileType = 'png', quality = 1 } = options
  if (!canvas) throw missing('wx.canvasToTempFilePath with canvasId')
  const { width = canvas.width, height = canvas.height } = options
  const part = document.createElement('canvas')
  part.width = options.destWidth ?? width
  part.height = options.destHeight ?? height
  part.getContext('2d')?.drawImage(canvas, x, y, width, height, 0, 0, part.width, part.height)
  return { tempFilePath: await canvasFile(part, fileType === 'jpg' ? 'image/jpeg' : 'image/png', quality) }
}

/** What canvas type="2d" needs beside its node. */
export const canvas = {
  canvasToTempFilePath: api('canvasToTempFilePath', canvasToTempFilePath),
  createOffscreenCanvas: ({ width, height }: { type: '2d'; width: number; height: number }) => {
    const node = document.createElement('canvas')
    return Object.assign(node, { width, height, createImage: () => new Image() })
  },
}
