import { missing } from '../../missing'
import { api } from '../api'
import { feedback } from '../feedback'
import { addTemporary, browserUrl } from '../file-store'

interface Source {
  accept: string
  multiple: boolean
  /** which camera, when a picture must be taken now; undefined for the album */
  capture?: string | undefined
}

/** The browser's own dialogue for files; rejects when the user closes it. */
function pickFiles({ accept, multiple, capture }: Source): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.multiple = multiple
  input.hidden = true
  input.className = 'mp-file-input'
  if (capture) input.setAttribute('capture', capture)
  document.body.append(input)
  return new Promise<File[]>((resolve, reject) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => reject(new Error('cancel')))
    input.click()
  }).finally(() => input.remove())
}

/** WeChat asks camera or album when both are allowed. */
async function sourceOf(sourceType: string[], camera: string | undefined): Promise<string | undefined> {
  const facing = camera === 'front' ? 'user' : 'environment'
  if (!sourceType.includes('camera')) return undefined
  if (!sourceType.includes('album')) return facing
  const choice = await feedback.showActionSheet({ itemList: ['拍摄', '从相册选择'] })
  return choice?.tapIndex === 0 ? facing : undefined
}

async function videoFacts(path: string) {
  const video = document.createElement('video')
  video.preload = 'metadata'
  video.src = browserUrl(path)
  await new Promise((resolve, reject) => {
    video.addEventListener('loadedmetadata', resolve)
    video.addEventListener('error', () => reject(new Error('the video could not be read')))
  })
  return { duration: video.duration, width: video.videoWidth, height: video.videoHeight }
}

async function mediaFile(file: File) {
  const tempFilePath = await addTemporary(file, file.name)
  const fileType = file.type.startsWith('video/') ? 'video' : 'image'
  const facts = fileType === 'video' ? await videoFacts(tempFilePath) : {}
  return { tempFilePath, size: file.size, fileType, ...facts }
}

interface MediaOptions {
  count?: number
  mediaType?: string[]
  sourceType?: string[]
  camera?: string
}

async function chooseMedia(options: MediaOptions) {
  const { count = 9, mediaType = ['image', 'video'], sourceType = ['album', 'camera'], camera } = options
  const kinds = mediaType.includes('mix') ? ['image', 'video'] : mediaType
  const capture = await sourceOf(sourceType, camera)
  const accept = kinds.map((kind) => `${kind}/*`).join(',')
  const files = await pickFiles({ accept, multiple: count > 1 && !capture, capture })
  const tempFiles = await Promise.all(files.slice(0, count).map(mediaFile))
  const types = new Set(tempFiles.map((file) => file.fileType))
  return { type: types.size > 1 ? 'mix' : [...types][0], tempFiles }
}

async function chooseImage(options: { count?: number; sourceType?: string[] }) {
  const { tempFiles } = await chooseMedia({ ...options, mediaType: ['image'] })
  return {
    tempFilePaths: tempFiles.map((file) => file.tempFilePath),
    tempFiles: tempFiles.map(({ tempFilePath, size }) => ({ path: tempFilePath, size })),
  }
}

async function chooseVideo(options: { sourceType?: string[]; camera?: string }) {
  const { tempFiles } = await chooseMedia({ ...options, mediaType: ['video'], count: 1 })
  const [file] = tempFiles
  if (!file) throw new Error('cancel')
  return file
}

const ACCEPT: Record<string, string> = { all: '', file: '', image: 'image/*', video: 'video/*' }

/** In WeChat from a chat; here any file of this machine. */
async function chooseMessageFile(options: { count: number; type?: string; extension?: string[] }) {
  const { count, type = 'all', extension = [] } = options
  const named = extension.map((each) => `.${each.replace(/^\./, '')}`).join(',')
  const accept = named || ACCEPT[type]
  if (accept === undefined) throw missing(`wx.chooseMessageFile type ${type}`)
  const files = await pickFiles({ accept, multiple: count > 1 })
  const tempFiles = await Promise.all(
    files.slice(0, count).map(async (file) => ({
      path: await addTemporary(file, file.name),
      name: file.name,
      size: file.size,
      time: Math.floor(file.lastModified / 1000),
      type: file.type.startsWith('image/') ? 'image' : file.type.startsWith('video/') ? 'video' : 'file',
    })),
  )
  return { tempFiles }
}

/** Photos, videos and files from the user. */
export const chooser = {
  chooseMedia: api('chooseMedia', chooseMedia),
  chooseImage: api('chooseImage', chooseImage),
  chooseVideo: api('chooseVideo', chooseVideo),
  chooseMessageFile: api('chooseMessageFile', chooseMessageFile),
}
