import { SaxesParser, type SaxesTag } from 'saxes'

/** Of all that a workbook's part may hold; beyond it one element more costs memory and time, and nobody wrote it. */
const MAX_ELEMENTS = 1_000_000
const MAX_DEPTH = 32
const MAX_ATTRIBUTES = 64
const MAX_NAME = 100
/** So that what is wrong is found before all of the text has become objects. */
const CHUNK_BYTES = 64 * 1024

export class XmlError extends Error {
  constructor(readonly code: 'TOO_LARGE' | 'BROKEN') {
    super(code)
  }
}

/** Told of elements by the way to them, `worksheet/sheetData/row`, without the prefixes of names. */
export interface Visitor {
  open?(path: string, attribute: (name: string) => string | undefined): void
  text?(path: string, text: string): void
  close?(path: string): void
}

const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1)

/** Attributes by their names without prefixes: `r:id` is `id`. */
const attributesOf =
  ({ attributes }: SaxesTag) =>
  (wanted: string): string | undefined => {
    for (const [name, value] of Object.entries(attributes)) if (localName(name) === wanted) return String(value)
    return undefined
  }

/**
 * Reads XML once, from its beginning to its end, and keeps nothing of it. Entities of its own, other encodings than UTF-8
 * and what no spreadsheet program writes (elements without end in number or depth) are refused: throws XmlError, and
 * whatever the visitor throws.
 */
export function walkXml(xml: Uint8Array, visitor: Visitor): void {
  const parser = new SaxesParser({ position: false })
  const paths: string[] = []
  let elements = 0
  let attributes = 0
  const path = () => paths.at(-1) ?? ''
  const fail = (code: XmlError['code']) => {
    throw new XmlError(code)
  }
  const text = (value: string) => visitor.text?.(path(), value)
  parser.on('error', () => fail('BROKEN'))
  parser.on('doctype', () => fail('BROKEN'))
  parser.on('opentagstart', ({ name }) => {
    if (name.length > MAX_NAME || paths.length === MAX_DEPTH) fail('BROKEN')
    attributes = 0
    elements += 1
    if (elements > MAX_ELEMENTS) fail('TOO_LARGE')
  })
  parser.on('attribute', () => {
    attributes += 1
    if (attributes > MAX_ATTRIBUTES) fail('BROKEN')
  })
  parser.on('opentag', (tag) => {
    const name = localName(tag.name)
    paths.push(paths.length === 0 ? name : `${path()}/${name}`)
    visitor.open?.(path(), attributesOf(tag))
  })
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', () => {
    visitor.close?.(path())
    paths.pop()
  })
  feed(parser, xml)
}

function feed(parser: SaxesParser, xml: Uint8Array): void {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for (let at = 0; at < xml.length; at += CHUNK_BYTES) parser.write(decode(xml.subarray(at, at + CHUNK_BYTES), true))
  parser.write(decode(new Uint8Array(), false))
  parser.close()

  function decode(bytes: Uint8Array, stream: boolean): string {
    try {
      return decoder.decode(bytes, { stream })
    } catch {
      throw new XmlError('BROKEN')
    }
  }
}
