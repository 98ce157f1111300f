import fs from 'node:fs'
import path from 'node:path'
import { StartError } from '../startError'
import { writeSmall } from './smallFile'

export type Mode = 'demo' | 'live'

/** What a data directory says of itself. Written before anything else is, so that whatever stands without it is not ours. */
export interface About {
  mode: Mode
  /** False while the demonstration is being filled or another system imported: what an interrupted one left is thrown away. */
  complete: boolean
  /** An import began here; until it is complete no host may start. */
  importing?: true
}

const FILE = 'about.json'

/** Its three fields and no other: a later version may mean something by what this one does not know. */
function isAbout(value: unknown): value is About {
  if (typeof value !== 'object' || value === null) return false
  const { mode, complete, importing, ...more } = value as Record<string, unknown>
  return (
    (mode === 'demo' || mode === 'live') &&
    typeof complete === 'boolean' &&
    (importing === undefined || importing === true) &&
    Object.keys(more).length === 0
  )
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Null when it is not there or is empty, as an older version left it on a full disk. Throws a StartError for any other. */
export function readAbout(directory: string): About | null {
  const file = path.join(directory, FILE)
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
  if (text === '') return null
  const about = parsed(text)
  if (isAbout(about)) return about
  throw new StartError(
    `${file} 读不懂：它已损坏，或由更新版本的智督写成。没有改动任何数据。请升级智督，或按 docs/guides/restore.md 恢复，或用 --data 换一个目录。`,
  )
}

export const writeAbout = (directory: string, about: About): void =>
  writeSmall(path.join(directory, FILE), JSON.stringify(about))
