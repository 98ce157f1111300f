import { refusal, useCloud } from './subject'

let now = Date.now()
const cloud = useCloud({ now: () => now })
const upload = async (cloudPath: string, text: string) =>
  (await cloud.app.uploadFile({ cloudPath, fileContent: Buffer.from(text) })).fileID
const link = async (fileID: string, maxAge = 60) =>
  (await cloud.app.getTempFileURL({ fileList: [{ fileID, maxAge }] })).fileList[0]?.tempFileURL as string

beforeEach(() => {
  now = Date.now()
})

test('what is uploaded is downloaded again, also after a restart', async () => {
  const text = `台账 ${'x'.repeat(300_000)}`
  const fileID = await upload('台账/报告 1|a.txt', text)
  expect(fileID).toMatch(/^cloud:\/\/local-env\.[^/]+\/台账\/报告 1\|a\.txt$/)
  await cloud.restart()
  expect((await cloud.app.downloadFile({ fileID })).fileContent?.toString()).toBe(text)
  const info = await cloud.app.getFileInfo({ fileList: [fileID] })
  expect(info.fileList[0]).toMatchObject({ code: 'SUCCESS', size: Buffer.byteLength(text), mime: 'text/plain' })
})

test('a second upload to the same path replaces the first', async () => {
  await upload('same.txt', 'first')
  const fileID = await upload('same.txt', 'second')
  expect((await cloud.app.downloadFile({ fileID })).fileContent?.toString()).toBe('second')
})

test('a link ends at its time, and a changed one never worked', async () => {
  const url = await link(await upload('timed.txt', 'bytes'))
  expect((await fetch(url)).status).toBe(200)
  expect((await fetch(url.replace('timed', 'other'))).status).toBe(403)
  now += 60_000
  expect((await fetch(url)).status).toBe(403)
})

test('a part can be asked for', async () => {
  const answer = await fetch(await link(await upload('part.txt', '0123456789')), { headers: { range: 'bytes=2-4' } })
  expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([
    206,
    'bytes 2-4/10',
    '234',
  ])
})

test('bytes are taken only with the link for their path, within its time', async () => {
  const { data } = await cloud.app.getUploadMetadata({ cloudPath: 'mine.txt' })
  const put = (url: string) =>
    fetch(url, {
      method: 'PUT',
      headers: { authorization: data.authorization, 'x-cos-meta-fileid': data.cosFileId },
      body: 'bytes',
    })
  expect((await put(data.url)).status).toBe(200)
  expect((await put(data.url.replace('mine', 'yours'))).status).toBe(403)
  now += 3_600_000
  expect((await put(data.url)).status).toBe(403)
})

test('what is not there is said of each file', async () => {
  const fileID = await upload('here.txt', 'x')
  const missing = 'cloud://other-env.bucket/here.txt'
  const links = await cloud.app.getTempFileURL({ fileList: [fileID, missing] })
  expect(links.fileList.map(({ code }) => code)).toEqual(['SUCCESS', 'STORAGE_FILE_NONEXIST'])
  const deleted = await cloud.app.deleteFile({ fileList: [fileID, missing] })
  expect(deleted.fileList.map(({ code }) => code)).toEqual(['SUCCESS', 'STORAGE_FILE_NONEXIST'])
  expect(await refusal(cloud.app.downloadFile({ fileID }))).toBe('STORAGE_FILE_NONEXIST')
})

test('copy and move', async () => {
  await upload('from/a.txt', 'bytes')
  const copied = await cloud.app.copyFile({
    fileList: [{ srcPath: 'from/a.txt', dstPath: 'to/a.txt', removeOriginal: true }],
  })
  expect(copied.fileList[0]?.code).toBe('SUCCESS')
  const fileID = copied.fileList[0]?.fileId as string
  expect((await cloud.app.downloadFile({ fileID })).fileContent?.toString()).toBe('bytes')
  const gone = await cloud.app.copyFile({ fileList: [{ srcPath: 'from/a.txt', dstPath: 'x/a.txt' }] })
  expect(gone.fileList[0]?.code).toBe('STORAGE_FILE_NONEXIST')
})

test.each(['/a', 'a//b', '../a', 'a?b'])('no object is put under %s', async (cloudPath) => {
  expect(await refusal(upload(cloudPath, 'x'))).toBe('INVALID_PARAM')
})
