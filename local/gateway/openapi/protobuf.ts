import protobuf from 'protobufjs/minimal.js'

/** One field of a message in protocol buffers: its number and, for lengths and numbers, its value. */
export interface Field {
  number: number
  value: Buffer | number
}

/** Reads a message; only numbers and what has a length occur in WeChat's. Throws RangeError when it is cut short. */
export function readFields(message: Buffer): Field[] {
  const reader = protobuf.Reader.create(message)
  const fields: Field[] = []
  while (reader.pos < reader.len) {
    const key = reader.uint32()
    const [number, wire] = [key >>> 3, key & 7]
    if (wire !== 0 && wire !== 2) throw new RangeError(`field ${number} has wire type ${wire}, which is not read here`)
    fields.push({ number, value: wire === 2 ? Buffer.from(reader.bytes()) : reader.uint32() })
  }
  return fields
}

export function writeFields(fields: readonly Field[]): Buffer {
  const writer = protobuf.Writer.create()
  for (const { number, value } of fields)
    if (typeof value === 'number') writer.uint32(number * 8).uint32(value)
    else writer.uint32(number * 8 + 2).bytes(value)
  return Buffer.from(writer.finish())
}
