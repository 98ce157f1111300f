import { answerWx } from '../wx'

type Then = { success: (answer: object) => void; fail: (error: object) => void }
type Asked = Then & { path: string; filePath: string; dirPath: string; srcPath: string; destPath: string }

/** The files of a phone by path, with the size of each in bytes. */
export type PhoneFiles = Map<string, number>

/** Programs wx.getFileSystemManager over files that a test sees; `temporary` are there from the beginning. */
export const phoneFiles = (...temporary: string[]): PhoneFiles => {
  const files: PhoneFiles = new Map(temporary.map((path) => [path, 5]))
  const answer = ({ success, fail }: Then, found: object | null) => (found ? success(found) : fail({ errMsg: 'fail' }))
  const names = (folder: string) =>
    [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1))
  const copy = (from: string, to: string) => {
    const size = files.get(from)
    if (size === undefined) return null
    files.set(to, size)
    return {}
  }
  answerWx('getFileSystemManager', () => ({
    abort: null,
    access: (asked: Asked) => answer(asked, files.has(asked.path) ? {} : null),
    mkdir: (asked: Asked) => answer(asked, {}),
    readdir: (asked: Asked) => answer(asked, { files: names(asked.dirPath) }),
    getFileInfo: (asked: Asked) => answer(asked, { size: files.get(asked.filePath) ?? 0 }),
    copyFile: (asked: Asked) => answer(asked, copy(asked.srcPath, asked.destPath)),
    unlink: (asked: Asked) => answer(asked, files.delete(asked.filePath) ? {} : null),
  }))
  return files
}
