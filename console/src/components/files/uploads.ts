import { computed, type Ref, reactive, shallowRef } from 'vue'
import { type FileRef, MAX_FILE_BYTES } from '../../../../domain/evidence/file'
import { sizeWords } from './fileWords'

/** Why a form with files must not go out yet: some are on their way, or some did not arrive. */
export type Held = 'sending' | 'failed' | null

export const heldWords = (held: Exclude<Held, null>): string =>
  held === 'sending' ? '文件还在上传，传完后再提交。' : '有文件没有传上，请重试或移除后再提交。'

/** 选了 12 个，只能再加 9 个。没有加上：现场10.pdf、… */
const leftWords = (chosen: number, left: readonly string[]): string =>
  `选了 ${chosen} 个，只能再加 ${chosen - left.length} 个。没有加上：${left.join('、')}`

interface Sending {
  /** The place among all that were ever chosen. */
  place: number
  file: File
  share: number
  failure: string
  /** Whether the same bytes could be taken another time. */
  again: boolean
  stop: AbortController
}

interface Failing {
  words: string
  again: boolean
}

interface Storing {
  store: (file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<FileRef>
  failing: (error: unknown) => Failing
}

/**
 * Files on their way into `files`, where they stand in the order in which they were chosen, whichever arrives first.
 * What there is no room for is named.
 */
export const useUploads = (files: Ref<FileRef[]>, most: () => number, { store, failing }: Storing) => {
  const sending = reactive<Sending[]>([])
  const left = shallowRef('')
  const room = computed(() => Math.max(0, most() - files.value.length - sending.length))
  const held = computed<Held>(() => {
    if (sending.some(({ failure }) => !failure)) return 'sending'
    return sending.length > 0 ? 'failed' : null
  })
  /** By file id; what stood before this form was opened stands first. */
  const places = new Map<string, number>()
  let chosen = 0

  const forget = (item: Sending) => {
    item.stop.abort()
    const index = sending.indexOf(item)
    if (index >= 0) sending.splice(index, 1)
  }

  const arrived = (ref: FileRef, place: number) => {
    if (files.value.some(({ fileId }) => fileId === ref.fileId)) return
    places.set(ref.fileId, place)
    const before = files.value.filter(({ fileId }) => (places.get(fileId) ?? 0) < place)
    files.value = [...before, ref, ...files.value.filter((file) => !before.includes(file))]
  }

  const send = async (item: Sending) => {
    item.failure = ''
    item.share = 0
    try {
      const onProgress = (share: number) => {
        item.share = share
      }
      const ref = await store(item.file, onProgress, item.stop.signal)
      arrived(ref, item.place)
      forget(item)
    } catch (error) {
      const { words, again } = failing(error)
      item.failure = words
      item.again = again
    }
  }

  const add = (list: readonly File[]) => {
    const taken = list.slice(0, room.value)
    const names = list.slice(taken.length).map(({ name }) => name)
    left.value = names.length > 0 ? leftWords(list.length, names) : ''
    for (const file of taken) {
      const item = reactive<Sending>({
        place: ++chosen,
        file,
        share: 0,
        failure: '',
        again: false,
        stop: new AbortController(),
      })
      sending.push(item)
      if (file.size > MAX_FILE_BYTES) item.failure = `超过 ${sizeWords(MAX_FILE_BYTES)}，请压缩后再传。`
      else send(item)
    }
  }

  return {
    sending,
    room,
    held,
    /** Names what was chosen beyond the room; empty when all was taken. */
    left,
    add,
    send,
    forget,
    stop: () => {
      for (const { stop } of sending) stop.abort()
    },
  }
}
