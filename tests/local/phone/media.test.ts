import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { usePhone } from './phone'

const phone = usePhone()
beforeEach(() => phone().open('pages/media/index'))
const result = (text: string) => phone().shows('#result', text)
const PNG = readFileSync(join(__dirname, 'fixture/images/dot.png'))
const photo = { name: 'IMG_1.png', mimeType: 'image/png', buffer: PNG }
const tap = (selector: string) => () => phone().tap(selector)

describe('choosing', () => {
  test('by camera asks the browser for a picture taken now', async () => {
    const facts = await phone().choose(tap('#camera'), [photo])
    expect(facts).toEqual({ accept: 'image/*', capture: 'environment', multiple: false })
    await result(`image ${PNG.length} png`)
    await phone().shows('#size', '8x8')
  })

  test('from the album takes several, and no camera', async () => {
    const facts = await phone().choose(tap('#album'), [photo, { ...photo, name: 'b.png' }])
    expect(facts).toEqual({ accept: 'image/*', capture: null, multiple: true })
    await result(`image ${PNG.length} png,image ${PNG.length} png`)
  })

  test('from either asks which', async () => {
    await phone().tap('#either')
    const facts = await phone().choose(() => phone().page.getByText('拍摄').tap(), [photo])
    expect(facts.capture).toBe('environment')
    await result(`image ${PNG.length} png`)
  })

  test('a file keeps its name', async () => {
    const pdf = { name: '方案.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') }
    expect((await phone().choose(tap('#message'), [pdf])).accept).toBe('.pdf')
    await result('方案.pdf 8 file')
  })
})

describe('sending', () => {
  test('uploads a chosen file with fields and headers, and tells the progress', async () => {
    await phone().choose(tap('#camera'), [photo])
    await result(`image ${PNG.length} png`)
    await phone().tap('#upload')
    const sent = `{"method":"POST","query":"","authorization":"Bearer t","matter":"M1","photo":"`
    await phone().page.waitForFunction(
      (text) => document.querySelector('#result')?.textContent?.startsWith(text),
      `200 ${sent}`,
    )
    expect(await phone().at('#result').textContent()).toMatch(new RegExp(`\\.png ${PNG.length}"}$`))
    expect((await phone().at('#progress').textContent())?.split(',').at(-1)).toBe('100')
  })

  test('can be aborted', async () => {
    await phone().choose(tap('#camera'), [photo])
    await result(`image ${PNG.length} png`)
    await phone().tap('#uploadAndAbort')
    await result('uploadFile:fail abort')
  })

  test('downloads to a temporary file', async () => {
    await phone().tap('#download')
    await result('200 8 png')
  })
})

describe('pictures', () => {
  test('are made smaller as JPEG', async () => {
    await phone().choose(tap('#camera'), [photo])
    await result(`image ${PNG.length} png`)
    await phone().tap('#compress')
    await result('4x4 jpeg')
  })

  test('are drawn on a canvas of type 2d and kept as files', async () => {
    await phone().tap('#draw')
    await result('drawn 201 48 44 255')
    const loaded = () => (document.querySelector('#drawn img') as HTMLImageElement | null)?.naturalWidth === 10
    await phone().page.waitForFunction(loaded)
  })

  test('of the package are shown, and seen in full size', async () => {
    const loaded = () => (document.querySelector('#dot img') as HTMLImageElement | null)?.naturalWidth === 8
    await phone().page.waitForFunction(loaded)
    await phone().tap('#view')
    const viewer = phone().page.locator('.mp-viewer')
    await viewer.getByText('2/2').waitFor()
    await phone().page.keyboard.press('ArrowLeft')
    await viewer.getByText('1/2').waitFor()
    await phone().page.keyboard.press('Escape')
    await viewer.waitFor({ state: 'detached' })
  })
})

test('sound is recorded', async () => {
  await phone().tap('#record')
  await result('recorded true webm')
})

test('sound is played to its end', async () => {
  await phone().tap('#play')
  await result('ended true')
})

test('a video is controlled through its context', async () => {
  await phone().tap('#film')
  await result('film')
})

describe('the file system', () => {
  beforeEach(() => phone().open('pages/files/index'))

  test('keeps what is written below the user path over a reload', async () => {
    await phone().tap('#write')
    await result('第一稿补 12 a.txt')
    await phone().page.reload()
    await phone().tap('#read')
    await result(Buffer.from('第一稿补').toString('base64'))
  })

  test('forgets what is removed, and says so by the reason', async () => {
    await phone().tap('#write')
    await result('第一稿补 12 a.txt')
    await phone().tap('#remove')
    await result('access:fail no such file or directory, access wxfile://usr/drafts/a.txt')
  })

  test('keeps 200 MB and no more, as a phone does', async () => {
    await phone().tap('#fill')
    await result('3 writeFile:fail the maximum size of the file storage limit is exceeded')
  })

  test('opens documents of known types only', async () => {
    await phone().tap('#openUnknown')
    await result('openDocument:fail filetype not supported')
  })

  test('refuses to write elsewhere', async () => {
    await phone().tap('#forbidden')
    await result('writeFile:fail permission denied, open wxfile://elsewhere/a')
  })
})
