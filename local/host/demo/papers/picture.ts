import type { Random } from '../random'

/**
 * A real baseline JPEG, made by code: each block of 8 x 8 pixels has one colour, so that only the DC coefficients of a
 * picture are coded (ITU T.81, F.1.2.1). It shows a street: sky, a house, a road.
 */
export function streetPicture(random: Random): Buffer {
  const [columns, rows] = [40, 30]
  return encode(columns, rows, scene(columns, rows, random))
}

type Colour = readonly [red: number, green: number, blue: number]
type Painter = (column: number, row: number) => Colour

function scene(columns: number, rows: number, random: Random): Painter {
  const horizon = Math.floor(rows * 0.62)
  const left = random.whole(4, columns - 18)
  const [width, height] = [random.whole(10, 16), random.whole(8, 14)]
  const wall: Colour = [random.whole(150, 220), random.whole(130, 190), random.whole(110, 170)]
  const noise = Array.from({ length: columns * rows }, () => random.whole(-6, 6))
  const plain = (column: number, row: number): Colour => {
    const inHouse = column >= left && column < left + width && row < horizon && row >= horizon - height
    if (inHouse) return (column - left) % 3 === 1 && (horizon - row) % 3 === 2 ? [70, 90, 120] : wall
    if (row < horizon) return [140 + row * 3, 180 + row * 2, 225]
    return row > horizon + 5 && row < horizon + 9 && column % 6 < 3 ? [225, 225, 215] : [95, 98, 100]
  }
  return (column, row) => {
    const shade = noise[row * columns + column] ?? 0
    const [red, green, blue] = plain(column, row)
    return [red + shade, green + shade, blue + shade]
  }
}

/** JPEG's colours (JFIF 1.02): luminance and two differences. */
const toYcc = ([red, green, blue]: Colour): [number, number, number] => [
  0.299 * red + 0.587 * green + 0.114 * blue,
  128 - 0.168736 * red - 0.331264 * green + 0.5 * blue,
  128 + 0.5 * red - 0.418688 * green - 0.081312 * blue,
]

/** Codes of the sizes of DC differences, Table K.3: lengths, then the symbols in order of code. */
const DC_LENGTHS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
const DC_SYMBOLS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const DC_CODES = [
  '00',
  '010',
  '011',
  '100',
  '101',
  '110',
  '1110',
  '11110',
  '111110',
  '1111110',
  '11111110',
  '111111110',
]
/** The only AC symbol that is needed, end of block, has the code 0. */
const AC_LENGTHS = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
const END_OF_BLOCK = '0'

const segment = (marker: number, bytes: readonly number[]): number[] => {
  const length = bytes.length + 2
  return [0xff, marker, length >> 8, length & 0xff, ...bytes]
}

/** A difference as its size's code and that many bits; negative ones count from the other end. */
function difference(value: number): string {
  const size = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1
  const bits = value < 0 ? value + 2 ** size - 1 : value
  return (DC_CODES[size] ?? '') + (size === 0 ? '' : bits.toString(2).padStart(size, '0'))
}

/** Bits to bytes, the last filled up with ones, a zero after each FF. */
function stuffed(bits: string): number[] {
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1')
  const bytes: number[] = []
  for (let at = 0; at < padded.length; at += 8) {
    const byte = Number.parseInt(padded.slice(at, at + 8), 2)
    bytes.push(byte)
    if (byte === 0xff) bytes.push(0)
  }
  return bytes
}

function encode(columns: number, rows: number, colourAt: Painter): Buffer {
  const [width, height] = [columns * 8, rows * 8]
  const last = [0, 0, 0]
  let bits = ''
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      toYcc(colourAt(column, row)).forEach((value, component) => {
        // With a quantiser of 8 the DC of a flat block is just its level.
        const level = Math.round(Math.min(255, Math.max(0, value)) - 128)
        bits += difference(level - (last[component] ?? 0)) + END_OF_BLOCK
        last[component] = level
      })
  const components = [1, 2, 3].flatMap((id) => [id, 0x11, 0])
  return Buffer.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, [0, ...Array<number>(64).fill(8)]),
    ...segment(0xc0, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 3, ...components]),
    ...segment(0xc4, [0x00, ...DC_LENGTHS, ...DC_SYMBOLS]),
    ...segment(0xc4, [0x10, ...AC_LENGTHS, 0]),
    ...segment(0xda, [3, ...[1, 2, 3].flatMap((id) => [id, 0x00]), 0, 63, 0]),
    ...stuffed(bits),
    ...[0xff, 0xd9],
  ])
}
