import { clearUploads, resumeUploads } from '../../../miniprogram/forms/uploads'
import { waitingForms } from '../../../miniprogram/forms/waiting'
import { keepAll } from '../../../miniprogram/services/files/kept'
import { file, World } from '../../domain/world'
import { loadPage, type Rendered, settled, unmountAll } from '../load'
import { answerWx, wxCalls } from '../wx'
import { Host } from './host'
import { openForm, PATIENCE, press, say, type } from './pageOf'
import { type PhoneFiles, phoneFiles } from './phoneFiles'

jest.setTimeout(PATIENCE)

const PHOTO = 'wxfile://tmp/1.jpg'
type UploadOptions = { filePath: string; success: (answer: object) => void; fail: (error: object) => void }

/** wx.uploadFile: without a network until there is one; then what was sent, by path. */
const network = (there: boolean) =>
  answerWx('uploadFile', ({ success, fail }: UploadOptions) => ({
    abort: () => {},
    onProgressUpdate: () => {
      if (there) success({ statusCode: 200, data: JSON.stringify({ ok: true, output: file }) })
      else fail({ errMsg: 'uploadFile:fail' })
    },
  }))

const choose = async (form: Rendered) => {
  answerWx('showActionSheet', { tapIndex: 0 })
  answerWx('chooseMedia', { tempFiles: [{ tempFilePath: PHOTO, size: 5, fileType: 'image' }] })
  await form.tap('.grid-of-files >>> .tile_add')
  await settled()
}

const begun = async () => {
  const host = new Host(new World().start(), 'u1handler')
  const files = phoneFiles(PHOTO)
  network(false)
  const form = await openForm('report')
  await type(form, 'text', '已摸底 22 个小区')
  await choose(form)
  return { host, files, form }
}

const keptOn = (files: PhoneFiles) => [...files.keys()].filter((path) => path.startsWith('wxfile://usr/'))

test('what was chosen outlives the app: after a restart it is sent by itself, and goes with the form', async () => {
  const { host, files } = await begun()
  expect(keptOn(files)).toHaveLength(1)
  await unmountAll()
  files.delete(PHOTO)
  await clearUploads()
  network(true)
  resumeUploads()
  await settled()
  expect(wxCalls('uploadFile').at(-1)).toMatchObject({ filePath: keptOn(files)[0] })
  const again = await openForm('report')
  await press(again)
  expect(host.commands()).toMatchObject([{ input: { text: '已摸底 22 个小区', files: [file.fileId] } }])
  await clearUploads()
  expect(keptOn(files)).toEqual([])
})

test('leaving the page goes on sending, and the draft knows what has arrived', async () => {
  const { form } = await begun()
  let arrive = () => {}
  answerWx('uploadFile', ({ success }: UploadOptions) => ({
    abort: () => {
      throw new Error('given up')
    },
    onProgressUpdate: () => {
      arrive = () => success({ statusCode: 200, data: JSON.stringify({ ok: true, output: file }) })
    },
  }))
  await form.tap('.grid-of-files >>> .tile__cover')
  await unmountAll()
  expect(waitingForms()[0]?.unsent).toHaveLength(1)
  arrive()
  await settled()
  expect(waitingForms()[0]?.unsent).toEqual([])
})

test('the network that is back sends what waits, on the page that is open, without a tap', async () => {
  const { form } = await begun()
  expect(form.find('.grid-of-files >>> .tile__cover').text).toContain('没传上')
  network(true)
  resumeUploads()
  await settled()
  expect(form.has('.grid-of-files >>> .tile__cover')).toBe(false)
})

test('the app itself goes on sending when it comes up and when the network is back', async () => {
  await begun()
  await unmountAll()
  let hear = (_status: { isConnected: boolean }) => {}
  answerWx('onNetworkStatusChange', (listener: typeof hear) => {
    hear = listener
    return {}
  })
  require('../../../miniprogram/app')
  const app = getApp<{ onLaunch: () => void; onShow: () => void }>()
  app.onLaunch()
  const tries = () => wxCalls('uploadFile').length
  const before = tries()
  app.onShow()
  await settled()
  hear({ isConnected: false })
  await settled()
  expect(tries() - before).toBe(1)
  network(true)
  hear({ isConnected: true })
  await settled()
  expect(waitingForms()[0]?.unsent).toEqual([])
})

test('a tile that is removed leaves nothing on the phone', async () => {
  const { files, form } = await begun()
  await form.tap('.grid-of-files >>> .tile__remove')
  expect(keptOn(files)).toEqual([])
  expect(waitingForms()[0]?.unsent).toEqual([])
})

test('what waits for somebody else on the same phone stays', async () => {
  const { files } = await begun()
  await unmountAll()
  new Host(new World().start(), 'u1supervisor')
  await clearUploads()
  expect(keptOn(files)).toHaveLength(1)
})

test('180 MB may wait; what is beyond stays where it was', async () => {
  const files = phoneFiles('wxfile://tmp/a', 'wxfile://tmp/b')
  const MB = 1024 * 1024
  files.set('wxfile://tmp/a', 100 * MB).set('wxfile://tmp/b', 100 * MB)
  const chosen = (path: string) => ({ path, name: path, size: 100 * MB, origin: 'album', kind: 'image' }) as const
  const [first, second] = await keepAll([chosen('wxfile://tmp/a'), chosen('wxfile://tmp/b')])
  expect([first?.path, second?.path]).toEqual([expect.stringMatching(/^wxfile:\/\/usr\/unsent\//), 'wxfile://tmp/b'])
})

describe('the list of drafts', () => {
  test('names the step, the matter and the files that wait, and opens the form as it was left', async () => {
    await begun()
    await unmountAll()
    const page = await loadPage('pages/drafts/index')
    for (const words of ['反馈进展', '老旧小区', '1 个文件待传']) expect(page.text).toContain(words)
    await page.tap('.draft__main')
    expect(wxCalls('navigateTo').at(-1)).toMatchObject({
      url: '/pages/forms/action/index?command=report&matter=m1&assignment=A1',
    })
  })

  test('lets one go with its files, once that is confirmed', async () => {
    const { files } = await begun()
    await unmountAll()
    const page = await loadPage('pages/drafts/index')
    say(false)
    await page.tap('.draft__drop')
    expect(page.findAll('.draft')).toHaveLength(1)
    say(true)
    await page.tap('.draft__drop')
    expect(page.text).toContain('没有草稿')
    expect([waitingForms(), keptOn(files)]).toEqual([[], []])
  })
})
