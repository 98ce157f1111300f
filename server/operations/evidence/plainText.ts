import type { FileHandle } from 'node:fs/promises'

/** More is no note that somebody reads. */
const MAX_TEXT_BYTES = 10 * 1024 * 1024
const CHUNK = 64 * 1024
const ENCODINGS = ['utf-8', 'gb18030'] as const

/** What a program or browser would run or build a page of, wherever in a text it stands. */
const MARKUP = /<[!?]?\s*(?:doctype|html|head|body|script|svg|iframe|object|embed|xml|php|style|meta|link|form|img)\b/i
const STARTS = /^\s*(?:<|#!|%!PS|\{\\rtf)/
/** Signs that no text has; the form feed stands between pages. */
const isControl = (code: number): boolean =>
  (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0c && code !== 0x0d) || code === 0x7f || code === 0xfffe

const MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** Whether the whole file is text, in one of the encodings in which offices write, and nothing that runs. */
export async function isPlainText(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat()
  if (size === 0 || size > MAX_TEXT_BYTES) return false
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
  const marked = MARKS.find(([, mark]) => mark.every((byte, i) => buffer[i] === byte))
  for (const encoding of marked ? [marked[0]] : ENCODINGS) {
    const found = await readsAs(file, encoding)
    if (found !== 'otherwise') return found === 'text'
  }
  return false
}

/** `otherwise`: in another encoding it may be text all the same. */
async function readsAs(file: FileHandle, encoding: string): Promise<'text' | 'no text' | 'otherwise'> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let before = ''
  for (let at = 0; ; at += CHUNK) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(CHUNK), 0, CHUNK, at)
    let text: string
    try {
      text = decoder.decode(buffer.subarray(0, bytesRead), { stream: bytesRead > 0 })
    } catch {
      return 'otherwise'
    }
    const seen = before + text
    if ((at === 0 && STARTS.test(text)) || MARKUP.test(seen) || hasControl(text)) return 'no text'
    if (bytesRead === 0) return 'text'
    // a word that the end of a piece has cut
    before = seen.slice(-64)
  }
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (isControl(text.charCodeAt(i))) return true
  return false
}
