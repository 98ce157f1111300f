import { type FileOrigin, type FileRef, MAX_FILE_BYTES, MAX_FILES } from '../../domain/evidence/file'
import type { Chosen } from '../services/files/files'

/** One tile: a file on its way to the server, there, or failed. Plain data, so that a draft can keep it. */
export interface FileItem {
  /** Unique among the tiles of a grid. */
  key: string
  name: string
  /** Bytes. */
  size: number
  origin: FileOrigin
  kind: Chosen['kind']
  /** On this phone; empty for a file that only the server has. */
  path: string
  state: 'uploading' | 'done' | 'failed'
  /** Whole percents while uploading. */
  percent: number
  /** Why it failed, for people. */
  why: string
  /** It failed for what it is: sending it again would end the same. */
  hopeless?: boolean
  /** Set once the server has it. */
  ref: FileRef | null
}

const kindOf = (type: string): FileItem['kind'] => {
  if (type.startsWith('image/')) return 'image'
  return type.startsWith('video/') ? 'video' : 'document'
}

/** The tile of a file that the server has already. */
export const itemOf = (ref: FileRef): FileItem => ({
  key: ref.fileId,
  name: ref.name,
  size: ref.size,
  origin: ref.origin,
  kind: kindOf(ref.type),
  path: '',
  state: 'done',
  percent: 100,
  why: '',
  ref,
})

/** Tiles for what was just chosen, with keys that differ from all present ones. */
export const itemsFor = (present: FileItem[], chosen: Chosen[]): FileItem[] => {
  const next = Math.max(0, ...present.map(({ key }) => Number(/^n(\d+)$/.exec(key)?.[1] ?? 0))) + 1
  return chosen.map((file, i) => ({
    key: `n${next + i}`,
    name: file.name,
    size: file.size,
    origin: file.origin,
    kind: file.kind,
    path: file.path,
    state: 'uploading',
    percent: 0,
    why: '',
    ref: null,
  }))
}

/**
 * The tile with `key`, changed. A tile that was removed meanwhile stays removed. The same file sent twice is one file:
 * the later tile goes.
 */
export const changeItem = (items: FileItem[], key: string, change: Partial<FileItem>): FileItem[] => {
  const ref = change.ref
  const twice = ref && items.some((item) => item.key !== key && item.ref?.fileId === ref.fileId)
  return twice
    ? items.filter((item) => item.key !== key)
    : items.map((item) => (item.key === key ? { ...item, ...change } : item))
}

/** A draft that comes back: what the server has is shown from there, since this phone may have forgotten it. */
export const restored = (items: FileItem[]): FileItem[] =>
  items.map((item) => (item.ref ? { ...item, path: '' } : item))

/** What has not arrived, to be tried again; not what would end the same. */
export const unfinished = (items: FileItem[]): FileItem[] =>
  items.filter((item) => item.state !== 'done' && !item.hopeless)

/** The tiles of a field; none for a field of another kind. */
export const itemsIn = (value: unknown): FileItem[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null && 'state' in each)
    ? value
    : []

export const refsOf = (items: FileItem[]): FileRef[] => items.flatMap((item) => (item.ref ? [item.ref] : []))

export const countUploading = (items: FileItem[]): number => items.filter((item) => item.state === 'uploading').length
export const countFailed = (items: FileItem[]): number => items.filter((item) => item.state === 'failed').length

/** The limits, told before anything is chosen (docs/domain.md, section 6). */
export const LIMIT_WORDS = `最多 ${MAX_FILES} 个，单个不超过 ${MAX_FILE_BYTES / 1024 / 1024} MB`

/** 860 KB, 3.2 MB */
export const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
