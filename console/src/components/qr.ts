/** Blank modules that a reader needs around the code (ISO/IEC 18004). */
const QUIET = 4

/** A QR as one SVG path on a square of `size` units, the quiet zone included. The encoder is loaded when it is needed. */
export const qrPath = async (text: string): Promise<{ size: number; path: string }> => {
  const { create } = await import('qrcode')
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const rows = Array.from({ length: modules.size }, (_, y) => y)
  const path = rows
    .flatMap((y) => rows.filter((x) => modules.get(y, x)).map((x) => `M${x + QUIET} ${y + QUIET}h1v1h-1z`))
    .join('')
  return { size: modules.size + 2 * QUIET, path }
}
