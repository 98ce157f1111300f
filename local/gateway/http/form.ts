import { setOwn } from '../../../domain/own'
import { invalid } from '../errors'

/**
 * The fields of a multipart form as bytes. The SDK sends no files here, only a few short fields and one of bytes, so the
 * whole body is taken apart at once.
 */
export function parseForm(body: Buffer, contentType: string): Record<string, Buffer> {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1]
  if (!boundary) throw invalid('a form without a boundary')
  const mark = Buffer.from(`--${boundary}`)
  const fields: Record<string, Buffer> = {}
  let start = body.indexOf(mark)
  while (start >= 0) {
    const end = body.indexOf(mark, start + mark.length)
    if (end < 0) break
    const part = body.subarray(start + mark.length + 2, end - 2)
    const head = part.indexOf('\r\n\r\n')
    const name = /name="([^"]+)"/.exec(part.subarray(0, head).toString())?.[1]
    if (name) setOwn(fields, name, part.subarray(head + 4))
    start = end
  }
  return fields
}
