import { isHopeless, wordsOf } from '../services/errors'
import { upload } from '../services/files/files'
import { isThere, letGoOfAllBut } from '../services/files/kept'
import { known } from '../services/session'
import type { FileItem } from './fileItems'
import { changeInDrafts, waitingForms, waitingPaths } from './waiting'

type Listener = (path: string, change: Partial<FileItem>) => void

const listeners = new Set<Listener>()
/** What is on its way, by path: whether its page is open or not. */
const underWay = new Map<string, { abort: () => void; percent: number }>()

/** Hears how files come on, by their path on this phone. Answers how to stop. */
export const onUploads = (listener: Listener): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const tell: Listener = (path, change) => {
  for (const listener of listeners) listener(path, change)
}

/** A draft knows it even where the page has gone. */
const settle: Listener = (path, change) => {
  underWay.delete(path)
  if (known()) changeInDrafts(path, change)
  tell(path, change)
}

/** Sends a file, once, whatever page is open; what fails for now is tried again by `resumeUploads`. */
export const send = async (item: FileItem): Promise<void> => {
  const { path } = item
  const running = underWay.get(path)
  if (running) return tell(path, { state: 'uploading', percent: running.percent, why: '' })
  const mine = { abort: () => {}, percent: 0 }
  underWay.set(path, mine)
  tell(path, { state: 'uploading', percent: 0, why: '' })
  if (!(await isThere(path)))
    return settle(path, { state: 'failed', why: '文件已不在手机的缓存里，请删掉后重新选择', hopeless: true })
  if (underWay.get(path) !== mine) return
  const { done, abort } = upload(item, (percent) => {
    mine.percent = percent
    tell(path, { percent })
  })
  mine.abort = abort
  try {
    settle(path, { state: 'done', percent: 100, ref: await done })
  } catch (error) {
    if (underWay.get(path) === mine) settle(path, { state: 'failed', why: wordsOf(error), hopeless: isHopeless(error) })
  }
}

export const giveUp = (path: string): void => {
  const running = underWay.get(path)
  underWay.delete(path)
  running?.abort()
}

/** Sends all that waits in this person's drafts: the app came up, or the network is there again. */
export const resumeUploads = (): void => {
  if (!known()) return
  for (const { unsent } of waitingForms()) for (const item of unsent) send(item)
}

/** Lets go of what is kept and belongs to no file that waits: it has arrived, or its form was thrown away. */
export const clearUploads = (): Promise<void> => letGoOfAllBut(new Set([...waitingPaths(), ...underWay.keys()]))
