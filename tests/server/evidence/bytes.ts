import { paper } from '../../../local/host/demo/papers/paper'
import { streetPicture } from '../../../local/host/demo/papers/picture'
import { Random } from '../../../local/host/demo/random'

/** Real files, made by code. */
export const jpeg = (seed = 1): Buffer => streetPicture(new Random(seed))
export const pdf = (): Buffer => paper('会议纪要', ['请按期办理。'])
export const html = (): Buffer => Buffer.from('<!doctype html><script>alert(1)</script>'.padEnd(600))
export const svg = (): Buffer =>
  Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'.padEnd(600))

export async function* chunks(...parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts
}
