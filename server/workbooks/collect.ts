/** Of a workbook, packed. */
export const MAX_BYTES = 5 * 1024 * 1024

/** The bytes of a stored file, or null as soon as there are more than a workbook may have. */
export async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of source) {
    size += chunk.byteLength
    if (size > MAX_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
