import { FILE_TYPES, type FileRef } from '../../../../domain/evidence/file'
import { own } from '../../../../domain/own'

/** 820 KB, 3.4 MB. */
export const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${Number((bytes / 1024 / 1024).toFixed(1))} MB`

export const typeWords = ({ type }: Pick<FileRef, 'type'>): string => own(FILE_TYPES, type) ?? '文件'

/** Shown in place; HEIC is not, since only one browser can. */
export const isPicture = ({ type }: Pick<FileRef, 'type'>): boolean =>
  type === 'image/jpeg' || type === 'image/png' || type === 'image/webp'

export const isRecording = ({ type }: Pick<FileRef, 'type'>): boolean => type.startsWith('audio/')

export const isVideo = ({ type }: Pick<FileRef, 'type'>): boolean => type === 'video/mp4'
