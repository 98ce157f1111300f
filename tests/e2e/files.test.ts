import sharp from 'sharp'
import { CAST } from './directory'
import { contentFor, importDirectory } from './matter'
import { useSetting } from './setting'

const setting = useSetting('2026-09-21 10:00')
const { host } = setting
let matterId = ''

const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const

/** As a phone takes it: on its side, with a mark that says so. */
const photo = async () => ({
  name: '现场.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 2000, height: 1500, channels: 3, background: '#888', noise } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer(),
})

const RATE = 8000

/** Two seconds of 440 Hz: WAV of 8 bits. */
function recording() {
  const sound = Buffer.from(
    Uint8Array.from({ length: 2 * RATE }, (_, i) => 128 + Math.round(60 * Math.sin((i * 440 * 2 * Math.PI) / RATE))),
  )
  const head = Buffer.alloc(44)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(36 + sound.length, 4)
  head.write('WAVEfmt ', 8, 'latin1')
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(RATE, 24)
  head.writeUInt32LE(RATE, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(sound.length, 40)
  return { name: '现场录音.wav', mimeType: 'audio/wav', buffer: Buffer.concat([head, sound]) }
}

beforeAll(async () => {
  await importDirectory(host)
  const files = [await host.upload(CAST.officer, await photo()), await host.upload(CAST.officer, recording())]
  const content = await contentFor(host, { files })
  matterId = (await host.as(CAST.officer, 'matter.draft', { content })).matterId
})

/** How a picture of a page is, once it has been drawn; and how many bytes came for it. */
const drawn = (image: unknown) => {
  const { naturalWidth, naturalHeight } = image as { naturalWidth: number; naturalHeight: number }
  return [naturalWidth, naturalHeight]
}

test('on the phone a tile loads the small picture, and a recording is heard in its place', async () => {
  await setting.phone(CAST.officer, async (phone) => {
    await phone.openMatter(matterId)
    const tile = phone.here.locator('file-list img').first()
    await tile.evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode())
    expect(await tile.evaluate(drawn)).toEqual([300, 400])
    await phone.here.getByRole('button', { name: '播放 现场录音.wav' }).tap()
    await phone.here.getByText(/0:0[01] \/ 0:02/).waitFor()
    await phone.here.getByRole('button', { name: '播放 现场录音.wav' }).waitFor()
    await phone.here.getByText('0:00 / 0:02').waitFor()
  })
})

test('on the desk, too', async () => {
  await setting.desk(CAST.officer, async (desk) => {
    await desk.openMatter(matterId)
    const tile = desk.page.getByRole('img', { name: '现场.jpg' }).first()
    await tile.evaluate((image) => (image as unknown as { decode(): Promise<void> }).decode())
    expect(await tile.evaluate(drawn)).toEqual([300, 400])
    const player = desk.page.locator('audio')
    const length = await player.evaluate(async (audio) => {
      const { play } = audio as unknown as { play: () => Promise<void> }
      await play.call(audio)
      return (audio as unknown as { duration: number }).duration
    })
    expect(length).toBe(2)
  })
})
