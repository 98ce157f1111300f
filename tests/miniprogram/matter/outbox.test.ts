import { sendOutbox } from '../../../miniprogram/forms/outbox'
import { resumeUploads } from '../../../miniprogram/forms/uploads'
import { begunWords, waitingForms, waitingWords } from '../../../miniprogram/forms/waiting'
import { freshen } from '../../../miniprogram/services/session'
import { file, World } from '../../domain/world'
import { loadPage, type Rendered, settled, unmountAll } from '../load'
import { answerWx, wxCalls } from '../wx'
import { Host } from './host'
import { openForm, PATIENCE, press, say, type } from './pageOf'
import { phoneFiles } from './phoneFiles'

jest.setTimeout(PATIENCE)

const TEXT = '已摸底 22 个小区'

const written = async (change: (host: Host) => void = (host) => Object.assign(host, { down: true })) => {
  const host = new Host(new World().start(), 'u1handler')
  const form = await openForm('report')
  await type(form, 'text', TEXT)
  change(host)
  await press(form)
  host.down = false
  return { host, form }
}

const drafts = async (): Promise<Rendered> => {
  const page = await loadPage('pages/drafts/index')
  await page.call('onShow')
  return page
}
const reports = (host: Host) => host.world.types().filter((type) => type === 'ReportSubmitted')

test('a report finished without a network waits, is seen to wait, and goes by itself once', async () => {
  const { host } = await written()
  expect(host.commands()).toEqual([])
  expect(wxCalls('redirectTo')).toMatchObject([{ url: '/pages/matter/index?id=m1' }])
  expect([waitingWords(waitingForms(), 'm1'), begunWords(waitingForms())]).toEqual(['写好待发', '1 件写好待发'])
  host.down = true
  const list = await drafts()
  expect(list.find('.draft').text).toContain('反馈进展待发')
  host.down = false
  expect(await Promise.all([sendOutbox(), sendOutbox()])).toEqual([1, 0])
  await settled()
  expect(host.commands()).toMatchObject([{ operation: 'matter.report', input: { text: TEXT, files: [] } }])
  expect([waitingForms(), reports(host)]).toEqual([[], ['ReportSubmitted']])
  expect(list.text).toContain('没有草稿和待发')
})

test('its matter says that something waits, and where', async () => {
  const { host } = await written()
  const page = await loadPage('pages/matter/index', { id: 'm1' })
  await page.call('onShow')
  expect(page.find('.main >>> .notice').text).toBe('写好待发查看')
  await page.call('onDrafts')
  expect(wxCalls('navigateTo')).toMatchObject([{ url: '/pages/drafts/index' }])
  await sendOutbox()
  await settled()
  expect(page.has('.main >>> .notice')).toBe(false)
  expect(reports(host)).toHaveLength(1)
})

test('one whose answer was lost goes again under its key: it is one report', async () => {
  const { host } = await written((each) => Object.assign(each, { lose: true }))
  expect(await sendOutbox()).toBe(1)
  const [first, second] = host.commands()
  expect(second).toEqual(first)
  expect(reports(host)).toHaveLength(1)
})

test('one with a photograph waits until it has arrived, and takes it along', async () => {
  const host = new Host(new World().start(), 'u1handler')
  const PHOTO = 'wxfile://tmp/1.jpg'
  phoneFiles(PHOTO)
  const network = (there: boolean) =>
    answerWx('uploadFile', ({ success, fail }: Record<string, (answer: object) => void>) => ({
      abort: () => {},
      onProgressUpdate: () => {
        if (there) success?.({ statusCode: 200, data: JSON.stringify({ ok: true, output: file }) })
        else fail?.({ errMsg: 'uploadFile:fail' })
      },
    }))
  network(false)
  const form = await openForm('report')
  await type(form, 'text', TEXT)
  answerWx('showActionSheet', { tapIndex: 0 })
  answerWx('chooseMedia', { tempFiles: [{ tempFilePath: PHOTO, size: 5, fileType: 'image' }] })
  await form.tap('.grid-of-files >>> .tile_add')
  await settled()
  await press(form)
  await unmountAll()
  expect([await sendOutbox(), host.commands()]).toEqual([0, []])
  network(true)
  const again = await openForm('report')
  await settled()
  resumeUploads()
  await settled()
  expect(again.text).toContain('写好待发')
  expect(await sendOutbox()).toBe(1)
  expect(host.commands()).toMatchObject([{ input: { text: TEXT, files: [file.fileId] } }])
})

test('one that is refused says why, stays as it was written, and is not tried again', async () => {
  const { host } = await written()
  host.world.tell('chief', 'suspend', { reason: '等待批复' })
  expect([await sendOutbox(), await sendOutbox()]).toEqual([0, 0])
  expect(host.commands()).toHaveLength(1)
  const { waits } = waitingForms()[0] ?? {}
  expect(waits?.why).toMatch(/\S/)
  const list = await drafts()
  expect(list.find('.draft').text).toContain('未成功')
  expect(list.find('.draft__why').text).toBe(waits?.why)
  expect(waitingWords(waitingForms(), 'm1')).toBe('待发的没发出')
})

test('a session that has ended keeps it until its person is there again', async () => {
  const { host } = await written()
  host.ended = true
  expect([await sendOutbox(), await sendOutbox()]).toEqual([0, 0])
  expect(reports(host)).toEqual([])
  host.logIn()
  await freshen()
  expect(await sendOutbox()).toBe(1)
  expect(reports(host)).toHaveLength(1)
})

test('what is changed after all is sent by who has changed it', async () => {
  const { host } = await written()
  await unmountAll()
  const form = await openForm('report')
  expect(form.find('.foot').text).toContain('写好待发')
  await type(form, 'text', '已摸底 23 个小区')
  expect([await sendOutbox(), host.commands()]).toEqual([0, []])
  await press(form)
  expect(host.commands()).toMatchObject([{ input: { text: '已摸底 23 个小区' } }])
})

test('a decision does not wait: it is said that it did not arrive', async () => {
  const host = new Host(new World().start(), 'u1supervisor')
  const form = await openForm('requestExtension')
  await type(form, 'reason', '雨季停工。')
  say(true)
  host.down = true
  await press(form)
  expect(waitingForms()).toMatchObject([{ command: 'requestExtension' }])
  expect(waitingForms()[0]).not.toHaveProperty('waits')
})
