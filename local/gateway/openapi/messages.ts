import { invalid } from '../errors'
import { type Field, readFields, writeFields } from './protobuf'

/*
 * WeChat's messages as wx-server-sdk writes and reads them (its protobuf/openapi):
 * CommApiData { api_type = 1 (0: an open API), openapi_data = 2 { pairs = 1 { key = 1, value = 2 } }, appid = 6 }
 * CommOpenApiResp { resp_data = 1, content_type = 2, error_code = 3, http_code = 4 }
 */
const OPEN_API = 0

/** The arguments of an open API: JSON where the SDK sent JSON, else the bytes. Throws INVALID_PARAM. */
export function readArguments(message: Buffer): Record<string, unknown> {
  const fields = readMessage(message)
  const type = fields.find(({ number }) => number === 1)?.value ?? OPEN_API
  if (type !== OPEN_API) throw invalid(`this gateway does not speak wx.openApi of type ${type}, only open APIs`)
  const pairs = bytesOf(fields, 2).flatMap((data) => bytesOf(readMessage(data), 1).map(readMessage))
  return Object.fromEntries(
    pairs.map((pair) => [bytesOf(pair, 1)[0]?.toString() ?? '', contentOf(bytesOf(pair, 2)[0])]),
  )
}

function readMessage(message: Buffer): Field[] {
  try {
    return readFields(message)
  } catch (error) {
    throw invalid(`requestData cannot be read: ${(error as Error).message}`)
  }
}

const bytesOf = (fields: readonly Field[], wanted: number): Buffer[] =>
  fields.flatMap(({ number, value }) => (number === wanted && Buffer.isBuffer(value) ? [value] : []))

function contentOf(bytes: Buffer = Buffer.alloc(0)): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return bytes
  }
}

export function writeAnswer(answer: object): Buffer {
  return writeFields([
    { number: 1, value: Buffer.from(JSON.stringify(answer)) },
    { number: 2, value: Buffer.from('application/json; charset=utf-8') },
    { number: 4, value: 200 },
  ])
}
