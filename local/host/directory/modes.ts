import fs from 'node:fs'
import path from 'node:path'

/** Our names in a data directory; what else somebody keeps there is his. */
const OURS = /^(about\.json|secret|demo-clock\.json|host\.lock|lock\.sqlite|host\.log(\..+)?|store|files)$/

/** What `files` and `store/storage` hold needs no look, since nobody comes past their folder. */
const ours = (directory: string): string[] => [
  directory,
  ...fs
    .readdirSync(directory)
    .filter((name) => OURS.test(name))
    .map((name) => path.join(directory, name)),
  ...fs.readdirSync(path.join(directory, 'store')).map((name) => path.join(directory, 'store', name)),
]

const isOpen = (file: string): boolean => (fs.statSync(file).mode & 0o077) !== 0

function close(file: string): void {
  try {
    fs.chmodSync(file, fs.statSync(file).mode & 0o700)
  } catch {}
}

/**
 * Takes from everybody but its owner what a data directory of ours lets him do. Answers whether it had to, and whether
 * that failed: not the owner, or a file system without modes.
 */
export function tighten(directory: string): 'private' | 'tightened' | 'open' {
  if (process.platform === 'win32') return 'private'
  const open = ours(directory).filter(isOpen)
  open.forEach(close)
  if (open.some(isOpen)) return 'open'
  return open.length > 0 ? 'tightened' : 'private'
}
