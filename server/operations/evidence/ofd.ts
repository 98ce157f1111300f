import type { FileHandle } from 'node:fs/promises'
import { Archive, type Bytes, ZipError } from '../../zip'

/** Of the entry document: it names the others and little else. */
const MAX_ROOT = 256 * 1024
const ROOT = 'OFD.xml'
/** The root element in the namespace of GB/T 33190. */
const IS_OFD = /<(?:[\w-]+:)?OFD\b[^>]*http:\/\/www\.ofdspec\.org/

const bytesOf = async (file: FileHandle): Promise<Bytes> => ({
  size: (await file.stat()).size,
  read: async (position, length) => {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position)
    return buffer.subarray(0, bytesRead)
  },
})

/** Whether a ZIP is an OFD: its entry document stands under its name and says so. */
export async function isOfd(file: FileHandle): Promise<boolean> {
  try {
    const root = await (await Archive.open(await bytesOf(file), MAX_ROOT)).file(ROOT)
    return root !== null && IS_OFD.test(root.toString('utf8'))
  } catch (error) {
    if (error instanceof ZipError) return false
    throw error
  }
}
