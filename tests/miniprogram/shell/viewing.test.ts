import type { FileRef } from '../../../domain/evidence/file'
import { choose } from '../../../miniprogram/services/files/files'
import { openFile } from '../../../miniprogram/services/files/viewing'
import { answerWx, wxCalls } from '../wx'
import { loggedInHost } from './host'

let count = 0
const file = (type: string): FileRef => {
  count += 1
  return { fileId: `f${count}`, name: `文件 ${count}`, type, size: 1, sha256: '', origin: 'document' }
}
const host = () =>
  loggedInHost({
    'file.links': ({ fileIds }) => ({
      links: Object.fromEntries(fileIds.map((id) => [id, `https://files.test/${id}`])),
    }),
  })
beforeEach(host)

const downloads = (statusCode: number) => answerWx('downloadFile', { statusCode, tempFilePath: 'wxfile://tmp/1' })

describe('a document', () => {
  test.each([
    ['application/pdf', 'pdf'],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
    ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'],
    ['application/msword', 'doc'],
    ['application/vnd.ms-excel', 'xls'],
    ['application/vnd.ms-powerpoint', 'ppt'],
  ])('%s is opened as %s', async (type, fileType) => {
    downloads(200)
    answerWx('openDocument', {})
    await openFile(file(type))
    expect(wxCalls('openDocument')).toMatchObject([{ filePath: 'wxfile://tmp/1', fileType }])
  })

  test('that the link gives no more is refused, and not opened', async () => {
    downloads(404)
    await expect(openFile(file('application/pdf'))).rejects.toMatchObject({ code: 'NOT_FOUND', detail: 'HTTP 404' })
  })

  test.each(['application/ofd', 'application/rtf', 'text/plain', 'application/zip'])(
    '%s, that the phone cannot open, is not even fetched',
    async (type) => {
      await openFile(file(type))
      expect(wxCalls('showToast')).toMatchObject([{ title: '手机上打不开这种文件，请在电脑上查看' }])
    },
  )
})

describe('where the platform shows no pictures and videos together', () => {
  beforeEach(() => answerWx('previewMedia', new Error('not supported')))

  test('a picture is shown among the pictures', async () => {
    const files = [file('image/jpeg'), file('video/mp4'), file('image/png')]
    await openFile(files[2] as FileRef, files)
    const urls = [files[0], files[2]].map((each) => `https://files.test/${each?.fileId}`)
    expect(wxCalls('previewImage')).toMatchObject([{ urls, current: urls[1] }])
  })

  test('a video has a page', async () => {
    const video = file('video/mp4')
    await openFile(video)
    expect(wxCalls('navigateTo')).toMatchObject([
      { url: expect.stringContaining(`/pages/play/index?file=${video.fileId}`) },
    ])
  })
})

test('a film may last a minute, and not the 10 seconds that nobody chose', async () => {
  answerWx('chooseMedia', { tempFiles: [] })
  await choose('camera')
  expect(wxCalls('chooseMedia')).toMatchObject([{ maxDuration: 60 }])
})
