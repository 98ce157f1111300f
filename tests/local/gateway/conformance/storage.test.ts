import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refusal, sdkDocs, sdkTests, useCloud } from './subject'

let late = 0
const cloud = useCloud({ now: () => Date.now() + late })
beforeEach(() => {
  late = 0
})

const NONE = 'STORAGE_FILE_NONEXIST'
const nowhere = 'cloud://local-env.6c6f-local-env/nowhere.txt'
const upload = async (cloudPath: string, content = 'content'): Promise<string> =>
  (await cloud.app.uploadFile({ cloudPath, fileContent: Buffer.from(content) })).fileID
const download = async (fileID: string) => (await cloud.app.downloadFile({ fileID })).fileContent?.toString()

describe(`uploadFile: ${sdkDocs('storage.md')}#uploadfile, docs.cloudbase.net/storage/sdk`, () => {
  test('a buffer; the id of the file names its environment and path', async () => {
    const fileID = await upload('a/b.txt', '内容')
    expect(fileID).toMatch(/^cloud:\/\/local-env\.[^/]+\/a\/b\.txt$/)
    expect(await download(fileID)).toBe('内容')
  })
  test('a stream', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'upload-'))
    const file = join(directory, 'large.bin')
    writeFileSync(file, Buffer.alloc(1_000_000, 7))
    const { fileID } = await cloud.app.uploadFile({ cloudPath: 'large.bin', fileContent: createReadStream(file) })
    const { fileContent } = await cloud.app.downloadFile({ fileID })
    expect(Buffer.compare(fileContent as Buffer, Buffer.alloc(1_000_000, 7))).toBe(0)
    rmSync(directory, { recursive: true })
  })
  test('bytes that are no text', async () => {
    const bytes = Buffer.from([0, 255, 128, 10, 13])
    const { fileID } = await cloud.app.uploadFile({ cloudPath: 'bytes.bin', fileContent: bytes })
    expect((await cloud.app.downloadFile({ fileID })).fileContent).toEqual(bytes)
  })
  test(`a path with Chinese and signs (${sdkTests('storage/getDownloadUrls.test.ts')})`, async () => {
    expect(await download(await upload('a|b测试.jpeg', 'x'))).toBe('x')
  })
  test('the same path again replaces the file', async () => {
    await upload('again.txt', 'one')
    expect(await download(await upload('again.txt', 'two'))).toBe('two')
  })
  test(`what a client needs to put bytes itself (${sdkTests('storage/getCosUploadMetadata.test.ts')})`, async () => {
    const { data } = await cloud.app.getUploadMetadata({ cloudPath: 'test.png' })
    expect([data.url, data.token, data.authorization, data.fileId, data.cosFileId].every(Boolean)).toBe(true)
  })
})

describe(`getTempFileURL: ${sdkDocs('storage.md')}#gettempfileurl, ${sdkTests('storage/getDownloadUrls.test.ts')}`, () => {
  const linkTo = async (fileID: string, maxAge: number) =>
    (await cloud.app.getTempFileURL({ fileList: [{ fileID, maxAge }] })).fileList[0]?.tempFileURL as string

  test('a link that anyone can fetch', async () => {
    const fileID = await upload('link.txt', 'bytes')
    const { fileList } = await cloud.app.getTempFileURL({ fileList: [fileID] })
    expect(fileList).toMatchObject([{ code: 'SUCCESS', fileID }])
    expect(await (await fetch(fileList[0]?.tempFileURL as string)).text()).toBe('bytes')
  })
  test('it ends after so many seconds', async () => {
    const url = await linkTo(await upload('ends.txt'), 60)
    late = 59_000
    expect((await fetch(url)).status).toBe(200)
    late = 61_000
    expect((await fetch(url)).status).toBe(403)
  })
  test('a file that is not there', async () => {
    const { fileList } = await cloud.app.getTempFileURL({ fileList: [nowhere] })
    expect(fileList[0]?.code).toBe(NONE)
  })
  test('several files, each with its own answer, in order', async () => {
    const [a, b] = [await upload('1.txt'), await upload('2.txt')]
    const { fileList } = await cloud.app.getTempFileURL({ fileList: [a, nowhere, b] })
    expect(fileList.map(({ fileID, code }) => [fileID, code])).toEqual([
      [a, 'SUCCESS'],
      [nowhere, NONE],
      [b, 'SUCCESS'],
    ])
  })
  test('50 files at a time, and no more', async () => {
    const list = (length: number) => Array.from({ length }, () => nowhere)
    expect((await cloud.app.getTempFileURL({ fileList: list(50) })).fileList).toHaveLength(50)
    expect(await refusal(cloud.app.getTempFileURL({ fileList: list(51) }))).toBe('INVALID_PARAM')
  })
})

describe(`downloadFile and deleteFile: ${sdkDocs('storage.md')}#deletefile, docs.cloudbase.net/storage/sdk`, () => {
  test('a file that is not there', async () => {
    expect(await refusal(cloud.app.downloadFile({ fileID: nowhere }))).toBe(NONE)
  })
  test('what is deleted is gone, also by a link of before', async () => {
    const fileID = await upload('gone.txt')
    const url = (await cloud.app.getTempFileURL({ fileList: [fileID] })).fileList[0]?.tempFileURL as string
    expect((await cloud.app.deleteFile({ fileList: [fileID] })).fileList).toEqual([{ fileID, code: 'SUCCESS' }])
    expect(await refusal(cloud.app.downloadFile({ fileID }))).toBe(NONE)
    expect((await fetch(url)).status).toBe(404)
  })
  test('several files, each with its own answer', async () => {
    const [a, b] = [await upload('1.txt'), await upload('2.txt')]
    const { fileList } = await cloud.app.deleteFile({ fileList: [a, nowhere, b] })
    expect(fileList.map(({ code }) => code)).toEqual(['SUCCESS', NONE, 'SUCCESS'])
  })
  test('the others stay', async () => {
    const [a, b] = [await upload('stay/1.txt'), await upload('stay/2.txt', 'here')]
    await cloud.app.deleteFile({ fileList: [a] })
    expect(await download(b)).toBe('here')
  })
})

describe('copyFile and getFileInfo: docs.cloudbase.net/storage/sdk', () => {
  test('a copy is a file of its own', async () => {
    const original = await upload('from/x.txt', 'text')
    const { fileList } = await cloud.app.copyFile({ fileList: [{ srcPath: 'from/x.txt', dstPath: 'to/x.txt' }] })
    await cloud.app.deleteFile({ fileList: [original] })
    expect(await download(fileList[0]?.fileId as string)).toBe('text')
  })
  test('size and type', async () => {
    const fileID = await upload('info.txt', '12345')
    const { fileList } = await cloud.app.getFileInfo({ fileList: [fileID] })
    expect(fileList[0]).toMatchObject({ code: 'SUCCESS', fileID, size: 5, mime: 'text/plain' })
  })
})
