const SECTOR = 512
const FREE = 0xffffffff
const END = 0xfffffffe
const FAT = 0xfffffffd

interface Node {
  name: string
  children?: Node[]
}

/** A compound file by hand that holds names and nothing else: header, table, directory. */
export function compound(children: Node[], shuffled = false): Buffer {
  const entries: Buffer<ArrayBuffer>[] = []
  const add = ({ name, children = [] }: Node): number => {
    const entry = Buffer.alloc(128)
    const id = entries.push(entry) - 1
    entry.write(name, 0, 'utf16le')
    entry.writeUInt16LE((name.length + 1) * 2, 0x40)
    for (const at of [0x44, 0x48, 0x4c]) entry.writeUInt32LE(FREE, at)
    // siblings in a row, each to the right of the one before
    let before = 0x4c
    let holder = entry
    for (const child of children) {
      const childId = add(child)
      holder.writeUInt32LE(childId, before)
      holder = entries[childId] as typeof entry
      before = 0x48
    }
    return id
  }
  add({ name: 'Root Entry', children })
  while (entries.length % 4 !== 0) entries.push(Buffer.alloc(128))
  const directory = Array.from({ length: entries.length / 4 }, (_, i) => Buffer.concat(entries.slice(i * 4, i * 4 + 4)))
  const places = directory.map((_, i) => (shuffled ? directory.length - i : i + 1))
  const table = Buffer.alloc(SECTOR, 0xff)
  table.writeUInt32LE(FAT, 0)
  places.forEach((place, i) => {
    table.writeUInt32LE(places[i + 1] ?? END, place * 4)
  })
  const header = Buffer.alloc(SECTOR)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(9, 0x1e)
  header.writeUInt32LE(places[0] as number, 0x30)
  header.writeUInt32LE(END, 0x44)
  header.fill(0xff, 0x4c)
  header.writeUInt32LE(0, 0x4c)
  const sectors: Uint8Array[] = [table]
  directory.forEach((sector, i) => {
    sectors[places[i] as number] = sector
  })
  return Buffer.concat([header, ...sectors])
}

export const named = (...names: string[]): Node[] => names.map((name) => ({ name }))
