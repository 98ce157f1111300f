const [WIDTH, HEIGHT] = [595, 842]
const LEFT = 72
const TOP = 760
const PER_LINE = 26

const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()

const wrapped = (text: string): string[] => {
  const characters = [...text]
  return Array.from({ length: Math.ceil(characters.length / PER_LINE) }, (_, i) =>
    characters.slice(i * PER_LINE, (i + 1) * PER_LINE).join(''),
  )
}

/** Lines of the page: a larger heading, then paragraphs. */
const contentOf = (heading: string, paragraphs: readonly string[]): string =>
  [
    'BT',
    `/F1 18 Tf ${LEFT} ${TOP} Td`,
    ...wrapped(heading).map((line) => `<${hex(line)}> Tj 0 -28 Td`),
    '/F1 13 Tf',
    ...paragraphs.flatMap((paragraph) => [
      '0 -12 Td',
      ...wrapped(paragraph).map((line) => `<${hex(line)}> Tj 0 -22 Td`),
    ]),
    'ET',
  ].join('\n')

/** A real PDF of one page in Chinese, with a font that every reader has of its own (ISO 32000-1, 9.7.5.2). */
export function paper(heading: string, paragraphs: readonly string[]): Buffer {
  const content = contentOf(heading, paragraphs)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const tail = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(body + tail, 'latin1')
}
