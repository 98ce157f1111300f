import { readFields, writeFields } from '../../../local/gateway/openapi/protobuf'

const fields = [
  { number: 1, value: Buffer.from('{"errcode":0}') },
  { number: 4, value: 200 },
  { number: 16, value: Buffer.from('督'.repeat(100)) },
  { number: 2, value: 0 },
]

test('what is written is read again, in order', () => {
  expect(readFields(writeFields(fields))).toEqual(fields)
  expect(readFields(Buffer.alloc(0))).toEqual([])
})

test('a message that is cut short anywhere within a field is an error', () => {
  const whole = writeFields([fields[2] as (typeof fields)[number]])
  for (let length = 1; length < whole.length; length++)
    expect(() => readFields(whole.subarray(0, length))).toThrow(RangeError)
})

test.each([
  ['a length beyond the message', [0x0a, 0x05, 0x61]],
  ['a number without end', [0x08, ...Array(20).fill(0xff)]],
  ['a fixed number', [0x0d, 1, 2, 3, 4]],
  ['a group', [0x0b, 0x0c]],
])('%s is an error', (_what, bytes) => {
  expect(() => readFields(Buffer.from(bytes))).toThrow(RangeError)
})
