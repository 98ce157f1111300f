import fs from 'node:fs'
import path from 'node:path'
import { StartError } from './startError'

interface Holder {
  pid: number
  /** When that process began, as its system tells; null where it does not say. */
  began: string | null
}

/** Linux tells a process's beginning (field 22 of its stat), which tells it from a later one with the same number. */
const beginningOf = (pid: number): string | null => {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

const isAlive = ({ pid, began }: Holder): boolean => {
  if (pid === process.pid) return began === beginningOf(pid)
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return began === null || began === beginningOf(pid)
}

const holderOf = (file: string): Holder | null => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Holder
  } catch {
    return null
  }
}

/**
 * Takes the data directory for this process; answers how to give it back. A lock left by a process that was killed is
 * taken over. Throws a StartError while another host runs on it.
 */
export function lockDirectory(directory: string): () => void {
  const file = path.join(directory, 'host.lock')
  const mine = JSON.stringify({ pid: process.pid, began: beginningOf(process.pid) } satisfies Holder)
  // Written beside and then linked: whoever finds the lock finds all of it.
  const beside = `${file}.${process.pid}`
  fs.writeFileSync(beside, mine)
  try {
    take(directory, file, beside)
  } finally {
    fs.rmSync(beside)
  }
  return () => {
    if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === mine) fs.rmSync(file)
  }
}

function take(directory: string, file: string, beside: string): void {
  for (;;) {
    try {
      fs.linkSync(beside, file)
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = holderOf(file)
      if (holder && isAlive(holder))
        throw new StartError(
          `数据目录 ${directory} 正被另一个智督进程(${holder.pid})使用。请先停止它，或用 --data 换一个目录。`,
        )
      fs.rmSync(file, { force: true })
    }
  }
}
