import { api } from '../api'
import { addTemporary, browserUrl, readBlob } from '../file-store'

function load(src: string): Promise<HTMLImageElement> {
  const image = new Image()
  return new Promise((resolve, reject) => {
    image.addEventListener('load', () => resolve(image))
    image.addEventListener('error', () => reject(new Error(`image could not be read: ${src}`)))
    image.src = browserUrl(src) || 'about:blank'
  })
}

async function getImageInfo({ src }: { src: string }) {
  const image = await load(src)
  const blob = await readBlob(src)
  const path = src.startsWith('wxfile://') ? src : await addTemporary(blob, src)
  const type = blob.type.replace('image/', '') || 'unknown'
  return { width: image.naturalWidth, height: image.naturalHeight, path, orientation: 'up', type }
}

interface Compress {
  src: string
  quality?: number
  compressedWidth?: number
  compressedHeight?: number
}

/** The picture drawn again; the browser turns it upright while it does so, and all EXIF is gone, as in WeChat. */
async function compressImage({ src, quality = 80, compressedWidth, compressedHeight }: Compress) {
  const image = await load(src)
  const ratio = image.naturalWidth / image.naturalHeight
  const width = compressedWidth ?? (compressedHeight ? compressedHeight * ratio : image.naturalWidth)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width)
  canvas.height = Math.round(compressedHeight ?? width / ratio)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return { tempFilePath: await canvasFile(canvas, 'image/jpeg', quality / 100) }
}

export async function canvasFile(canvas: HTMLCanvasElement, type: string, quality: number): Promise<string> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality))
  if (!blob) throw new Error('the canvas is empty')
  return addTemporary(blob)
}

/** On a phone into the album; in the browser a download. */
async function saveImage({ filePath }: { filePath: string }) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await readBlob(filePath))
  link.download = filePath.split('/').at(-1) ?? ''
  link.click()
}

/** Facts about pictures, and smaller ones. */
export const images = {
  getImageInfo: api('getImageInfo', getImageInfo),
  compressImage: api('compressImage', compressImage),
  saveImageToPhotosAlbum: api('saveImageToPhotosAlbum', saveImage),
}
