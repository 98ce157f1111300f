import type { Instant } from '../clock/time'
import type { Code } from '../refusal'
import type { Subject } from '../subject'

/** Where a piece came from, as shown to the reviewer; never a reason to refuse (docs/domain.md, section 6). */
export type FileOrigin = 'camera' | 'album' | 'document'

/** A file as events and matters name it. */
export interface FileRef {
  fileId: string
  name: string
  /** MIME type told from the bytes. */
  type: string
  /** Bytes. */
  size: number
  sha256: string
  origin: FileOrigin
}

/** Those that do name a file: older versions could seal an empty reference. */
export const namedFiles = (files: readonly (FileRef | null)[]): FileRef[] => files.filter((file) => file !== null)

/** A stored file (collection `evidence`): who sent it, when, and the subject that it has become part of. */
export interface FileRecord extends Omit<FileRef, 'fileId'> {
  _id: string
  uploadedBy: string
  uploadedAt: Instant
  /** Set once a command has used the file; from then on the subject's readers may open it. */
  subject: Subject | null
  /**
   * Its bytes are just being stored, or removed, since that moment: nothing may use or open it. Absent once they are
   * there.
   */
  unsettled?: { why: 'arriving' | 'leaving'; since: Instant }
}

/** How long a file waits for its use: a phone may keep what was photographed and not sent over a holiday. */
export const UNUSED_DAYS = 7

/** Types accepted, by content, with what a person calls them. */
export const FILE_TYPES: Record<string, string> = {
  'image/jpeg': '照片',
  'image/png': '图片',
  'image/webp': '图片',
  'image/heic': '照片',
  'image/heif': '照片',
  'image/heic-sequence': '照片',
  'video/mp4': '视频',
  'video/quicktime': '视频',
  'video/3gpp': '视频',
  'video/3gpp2': '视频',
  'audio/mpeg': '录音',
  'audio/x-m4a': '录音',
  'audio/mp4': '录音',
  'audio/wav': '录音',
  'audio/aac': '录音',
  'audio/amr': '录音',
  'application/pdf': 'PDF 文件',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word 文件',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel 文件',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPT 文件',
  'application/msword': 'Word、WPS 文件',
  'application/vnd.ms-excel': 'Excel、WPS 表格',
  'application/vnd.ms-powerpoint': 'PPT、WPS 演示',
  'application/ofd': 'OFD 文件',
  'application/rtf': 'RTF 文件',
  'text/plain': '文本文件',
}

/** 100 MB: the largest single file. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024
/**
 * Most that one person sends in a day. An inspector's worst honest one: ten places of 30 pieces each, 300 pictures of
 * 4 MB and 15 videos of the full 100 MB; the number leaves room to send each again.
 */
export const DAILY_FILES = 600
export const DAILY_BYTES = 3 * 1024 * 1024 * 1024
/** Most files that one report, draft or answer carries. */
export const MAX_FILES = 9

/** Refused for what it is: the same bytes are refused for ever. */
const FOR_EVER: ReadonlySet<string> = new Set<Code>(['FILE_TYPE_REFUSED', 'FILE_TOO_LARGE'])

/** Whether sending the same file another time can end otherwise. */
export const mayPassLater = (code: string): boolean => !FOR_EVER.has(code)
