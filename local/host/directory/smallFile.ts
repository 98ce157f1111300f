import fs from 'node:fs'
import path from 'node:path'

/** What a write that was cut off leaves beside its file. */
const BESIDE = '.new'

/**
 * Writes a small file so that whoever looks, at any moment and after any crash, finds either what was there before or
 * all of `text`: written beside, flushed, renamed, and the name flushed. What the disk refuses leaves nothing.
 */
export function writeSmall(file: string, text: string): void {
  const beside = `${file}${BESIDE}`
  fs.rmSync(beside, { force: true })
  try {
    fs.writeFileSync(beside, text, { mode: 0o600, flag: 'wx', flush: true })
    fs.renameSync(beside, file)
  } catch (error) {
    fs.rmSync(beside, { force: true })
    throw error
  }
  flushFolder(path.dirname(file))
}

/** Flushes the names in a folder. Windows does it by itself and opens no folder. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}
