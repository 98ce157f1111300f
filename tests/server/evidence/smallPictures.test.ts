import sharp from 'sharp'
import type { FileRef } from '../../../domain/evidence/file'
import { isRefusal } from '../../../domain/refusal'
import { storeFile } from '../../../server/operations/evidence/storeFile'
import { type Opened, openTicket } from '../../../server/operations/evidence/tickets'
import { Harness } from '../harness'
import { chunks, pdf } from './bytes'

let h: Harness
beforeAll(async () => {
  h = await Harness.open()
})
afterAll(() => h.close())

const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  })

const upload = async (bytes: Buffer): Promise<FileRef> => {
  const upload = { name: '现场.jpg', origin: 'camera', source: chunks(bytes) } as const
  const ref = await storeFile(h.app.ports, h.caller('u1handler'), upload)
  if (isRefusal(ref)) throw new Error(ref.code)
  return ref
}

const ask = async (ref: FileRef, small: boolean): Promise<Extract<Opened, { kind: 'file' }>> => {
  const answer = await h.ask('u1handler', 'file.links', { fileIds: [ref.fileId], small })
  if (!answer.ok) throw new Error(answer.code)
  const link = answer.output.links[ref.fileId] ?? ''
  const opened = openTicket(h.app.ports.linkSecret, link.slice('/f/'.length), h.app.ports.clock.now())
  if (opened?.kind !== 'file') throw new Error('no ticket of a file')
  return opened
}

const shown = async (ref: FileRef) => {
  const { sha256, type } = await ask(ref, true)
  const parts: Uint8Array[] = []
  for await (const part of await h.app.ports.files.read(sha256)) parts.push(part)
  const bytes = Buffer.concat(parts)
  return { type, bytes, ...(await sharp(bytes).metadata()) }
}

test('of a photograph of 12 million pixels is a JPEG of 400 points, upright as the camera says, without where it was taken', async () => {
  const photo = await noise(4032, 3024)
    .jpeg({ quality: 90 })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 0/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  expect(await sharp(photo).metadata()).toMatchObject({ width: 4032, orientation: 6, exif: expect.any(Buffer) })
  const small = await shown(await upload(photo))
  expect(small).toMatchObject({ type: 'image/jpeg', format: 'jpeg', width: 300, height: 400 })
  expect([small.orientation, small.exif]).toEqual([undefined, undefined])
  expect(small.bytes.length).toBeLessThan(60_000)
})

test.each(['png', 'webp'] as const)('of a large %s, too', async (format) => {
  const ref = await upload(await noise(1200, 600).toFormat(format).toBuffer())
  expect(await shown(ref)).toMatchObject({ type: 'image/jpeg', format: 'jpeg', width: 400, height: 200 })
})

test('is made once and kept; the evidence stays as it was, and opens as itself', async () => {
  const ref = await upload(await noise(900, 900).jpeg().toBuffer())
  const keep = jest.spyOn(h.app.ports.files, 'keepSmall')
  const [first, second] = [await ask(ref, true), await ask(ref, true)]
  expect(second.sha256).toBe(first.sha256)
  expect(keep).toHaveBeenCalledTimes(1)
  keep.mockRestore()
  expect(await ask(ref, false)).toMatchObject({ sha256: ref.sha256, type: 'image/jpeg' })
  expect(await h.app.ports.files.size(ref.sha256)).toBe(ref.size)
})

test('may be seen by nobody but who may see the file', async () => {
  const ref = await upload(await noise(901, 900).jpeg().toBuffer())
  for (const other of ['u1supervisor', 'officer', 'admin'])
    expect(await h.ask(other, 'file.links', { fileIds: [ref.fileId], small: true })).toMatchObject({
      code: 'NOT_FOUND',
    })
})

const broken = async () => (await noise(800, 800).jpeg().toBuffer()).subarray(0, 60_000)
/** 81 million pixels in some hundred kilobytes. */
const bomb = () =>
  sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#888' } })
    .png()
    .toBuffer()
const BEYOND: Record<string, () => Promise<Buffer> | Buffer> = {
  'what cannot be read': broken,
  'more pixels than a camera makes': bomb,
  'what is small already': () => noise(100, 80).jpeg().toBuffer(),
  'what is no picture': pdf,
}

test.each(Object.entries(BEYOND))('of %s there is none, and it is shown as it is', async (_, bytes) => {
  const ref = await upload(await bytes())
  for (let again = 0; again < 2; again += 1) expect(await ask(ref, true)).toMatchObject({ sha256: ref.sha256 })
})

test('that finds no room leaves the picture as it is, and is made when there is some', async () => {
  const ref = await upload(await noise(902, 900).jpeg().toBuffer())
  const keep = jest.spyOn(h.app.ports.files, 'keepSmall').mockRejectedValueOnce(new Error('no room'))
  expect((await ask(ref, true)).sha256).toBe(ref.sha256)
  expect((await ask(ref, true)).sha256).not.toBe(ref.sha256)
  keep.mockRestore()
})
