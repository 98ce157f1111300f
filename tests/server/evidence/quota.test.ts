import { at } from '../../../domain/clock/time'
import { DAILY_BYTES, DAILY_FILES } from '../../../domain/evidence/file'
import { quotaRefusal, takeQuota } from '../../../server/operations/evidence/quota'
import { storeFile } from '../../../server/operations/evidence/storeFile'
import { Harness } from '../harness'
import { chunks, html, jpeg } from './bytes'

const EVENING = at('2026-03-02', '23:00')

let h: Harness
beforeEach(async () => {
  h = await Harness.open(EVENING)
})
afterEach(() => h.close())

const send = (who: string, bytes = jpeg()) =>
  storeFile(h.app.ports, h.caller(who), { name: '现场.jpg', origin: 'camera', source: chunks(bytes) })
/** What the person has left, after so much was counted. */
const count = (who: string, files: number, bytes: number) =>
  h.store.transact(async (tx) => {
    for (let i = 0; i < files; i++) await takeQuota(tx, who, h.now, bytes / files)
  })
const room = async (who: string, size: number) => (await quotaRefusal(h.store, who, h.now, size)) === null

test('one person sends so many files a day, and after Shanghai’s midnight again', async () => {
  await count('u1handler', DAILY_FILES - 1, 0)
  expect(await send('u1handler')).toMatchObject({ type: 'image/jpeg' })
  expect(await send('u1handler')).toMatchObject({ code: 'UPLOAD_QUOTA' })
  expect(await send('u2handler')).toMatchObject({ type: 'image/jpeg' })
  h.later(3_600_000)
  expect(await send('u1handler')).toMatchObject({ type: 'image/jpeg' })
})

test('and so many bytes, to the byte', async () => {
  const size = jpeg().length
  await count('u1handler', 1, DAILY_BYTES - 2 * size + 1)
  expect(await send('u1handler')).toMatchObject({ size })
  expect(await send('u1handler')).toMatchObject({ code: 'UPLOAD_QUOTA' })
  expect([await room('u1handler', size - 1), await room('u1handler', size)]).toEqual([true, false])
})

test('over it nothing is read', async () => {
  await count('u1handler', DAILY_FILES, 0)
  let asked = 0
  const source = (async function* () {
    asked += 1
    yield jpeg()
  })()
  const upload = { name: '现场.jpg', origin: 'camera' as const, source }
  expect(await storeFile(h.app.ports, h.caller('u1handler'), upload)).toMatchObject({ code: 'UPLOAD_QUOTA' })
  expect(asked).toBe(0)
})

test('many at once get no more than is left, and what is refused leaves no record', async () => {
  await count('u1handler', DAILY_FILES - 2, 0)
  const answers = await Promise.all([1, 2, 3, 4, 5].map((seed) => send('u1handler', jpeg(seed))))
  expect(answers.filter((answer) => !('ok' in answer))).toHaveLength(2)
  expect(await h.store.count('evidence', {})).toBe(2)
})

test('what was refused, or could not be kept, is not counted', async () => {
  await send('u1handler', html())
  expect(await h.store.count('attempts', {})).toBe(0)
  const { put } = h.app.ports.files
  h.app.ports.files.put = async (source, most, admit) => {
    await put.call(h.app.ports.files, source, most, admit)
    throw new Error('the disk is full')
  }
  await expect(send('u1handler')).rejects.toThrow('the disk is full')
  expect(await h.store.find('attempts', { filter: {}, limit: 2 })).toMatchObject([{ made: 0, bytes: 0 }])
})
