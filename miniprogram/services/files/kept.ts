import { newKey } from '../newKey'
import type { Chosen } from './files'

/** Where what was chosen waits for its sending: temporary files go when the app closes, these do not. */
const folder = (): string => `${wx.env.USER_DATA_PATH}/unsent`
/** WeChat keeps 200 MB for all of a mini-program; the rest is for what it stores otherwise. Bytes. */
const MOST_WAITING = 180 * 1024 * 1024

const done = (act: (options: { success: () => void; fail: () => void }) => void): Promise<boolean> =>
  new Promise((resolve) => act({ success: () => resolve(true), fail: () => resolve(false) }))

const files = () => wx.getFileSystemManager()

const names = (): Promise<string[]> =>
  new Promise((resolve) => {
    files().readdir({ dirPath: folder(), success: ({ files }) => resolve(files), fail: () => resolve([]) })
  })

const sizeOf = (path: string): Promise<number> =>
  new Promise((resolve) => {
    files().getFileInfo({ filePath: path, success: ({ size }) => resolve(size), fail: () => resolve(0) })
  })

const waitingBytes = async (): Promise<number> => {
  const sizes = await Promise.all((await names()).map((name) => sizeOf(`${folder()}/${name}`)))
  return sizes.reduce((sum, size) => sum + size, 0)
}

export const isThere = (path: string): Promise<boolean> => done((then) => files().access({ path, ...then }))

const ending = (path: string): string => /\.\w+$/.exec(path)?.[0] ?? ''

/** The file where it outlives the app's closing; as it was where there is no room for it. */
const keep = async (chosen: Chosen): Promise<Chosen> => {
  if ((await waitingBytes()) + chosen.size > MOST_WAITING) return chosen
  await done((then) => files().mkdir({ dirPath: folder(), recursive: true, ...then }))
  const path = `${folder()}/${newKey()}${ending(chosen.path)}`
  const copied = await done((then) => files().copyFile({ srcPath: chosen.path, destPath: path, ...then }))
  return copied ? { ...chosen, path } : chosen
}

/** One after another: each takes of the room that is left. */
export const keepAll = async (chosen: Chosen[]): Promise<Chosen[]> => {
  const kept: Chosen[] = []
  for (const each of chosen) kept.push(await keep(each))
  return kept
}

export const isKept = (path: string): boolean => path.startsWith(`${folder()}/`)

export const letGo = async (path: string): Promise<void> => {
  if (isKept(path)) await done((then) => files().unlink({ filePath: path, ...then }))
}

/** Lets go of all that nobody waits for any more. */
export const letGoOfAllBut = async (waiting: ReadonlySet<string>): Promise<void> => {
  for (const name of await names()) {
    const path = `${folder()}/${name}`
    if (!waiting.has(path)) await letGo(path)
  }
}
