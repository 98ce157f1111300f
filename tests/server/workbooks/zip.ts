import { deflateRawSync } from 'node:zlib'

export interface Entry {
  name: string
  content: Buffer
  /** What the headers claim; the truth unless said otherwise. */
  claimed?: number
  packed?: number
  method?: number
  flags?: number
  /** What its own header says, where that is not what the directory says. */
  localName?: string
}

/** What both kinds of header say of an entry, from the version that is needed to the length of the name. */
function fieldsOf({ content, claimed = content.length, method = 8, flags = 0 }: Entry, packed: number, name: string) {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(flags, 2)
  fields.writeUInt16LE(method, 4)
  fields.writeUInt32LE(packed, 14)
  fields.writeUInt32LE(claimed, 18)
  fields.writeUInt16LE(Buffer.byteLength(name), 22)
  return fields
}

const header = (signature: number, length: number): Buffer => {
  const head = Buffer.alloc(length)
  head.writeUInt32LE(signature)
  return head
}

/** A ZIP by hand, so that its headers can lie. */
export function zip(entries: Entry[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const { name, localName = name } = entry
    const bytes = entry.method === 0 ? entry.content : deflateRawSync(entry.content, { level: 1 })
    const packed = entry.packed ?? bytes.length
    const local = [header(0x04034b50, 4), fieldsOf(entry, packed, localName), Buffer.from(localName), bytes]
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([header(0x02014b50, 6), fieldsOf(entry, packed, name), tail, Buffer.from(name)]))
    locals.push(...local)
    offset += local.reduce((sum, { length }) => sum + length, 0)
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
