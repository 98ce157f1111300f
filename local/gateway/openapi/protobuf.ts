/** One field of a message in protocol buffers: its number and, for lengths and numbers, its value. */
export interface Field {
  number: number
  value: Buffer | number
}

/** Reads a message; only numbers and what has a length occur in WeChat's. Throws RangeError when it is cut short. */
export function readFields(message: Buffer): Field[] {
  const fields: Field[] = []
  for (let at = 0; at < message.length; ) {
    const [key, afterKey] = readNumber(message, at)
    const [number, wire] = [key >>> 3, key & 7]
    const [value, after] = readNumber(message, afterKey)
    if (wire !== 0 && wire !== 2) throw new RangeError(`field ${number} has wire type ${wire}, which is not read here`)
    if (wire === 2 && after + value > message.length) throw new RangeError(`field ${number} is cut short`)
    fields.push({ number, value: wire === 2 ? message.subarray(after, after + value) : value })
    at = wire === 2 ? after + value : after
  }
  return fields
}

function readNumber(message: Buffer, start: number): [value: number, after: number] {
  let value = 0
  for (let at = start, factor = 1; ; at++, factor *= 128) {
    const byte = message.readUInt8(at)
    value += (byte & 127) * factor
    if (byte < 128) return [value, at + 1]
  }
}

export function writeFields(fields: readonly Field[]): Buffer {
  return Buffer.concat(
    fields.flatMap(({ number, value }) => {
      if (typeof value === 'number') return [writeNumber(number * 8), writeNumber(value)]
      return [writeNumber(number * 8 + 2), writeNumber(value.length), value]
    }),
  )
}

function writeNumber(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Buffer.from([...bytes, rest])
}
