import { freshen } from '../../../miniprogram/services/session'
import { file, World } from '../../domain/world'
import { settled } from '../load'
import { answerWx, wxCalls } from '../wx'
import { Host } from './host'
import { openForm, PATIENCE, press, say, type } from './pageOf'
import { phoneFiles } from './phoneFiles'

jest.setTimeout(PATIENCE)

const open = async () => {
  const host = new Host(new World().start(), 'u1handler')
  return { host, form: await openForm('report') }
}

/** wx.uploadFile under the test's hand: `arrive` and `break` end it. */
const uploads = () => {
  const sent: { options: Record<string, (result: object) => void>; progress: (event: object) => void }[] = []
  answerWx('uploadFile', (options: Record<string, (result: object) => void>) => {
    const upload = { options, progress: (_event: object) => {} }
    sent.push(upload)
    const task = { abort: () => {}, onProgressUpdate: (listen: (event: object) => void) => (upload.progress = listen) }
    return task
  })
  phoneFiles('wxfile://tmp/1.jpg')
  const last = () => sent[sent.length - 1] as (typeof sent)[number]
  return {
    progress: async (percent: number) => {
      last().progress({ progress: percent })
      await settled()
    },
    arrive: async () => {
      last().options.success?.({ statusCode: 200, data: JSON.stringify({ ok: true, output: file }) })
      await settled()
    },
    break: async () => {
      last().options.fail?.({ errMsg: 'uploadFile:fail' })
      await settled()
    },
    count: () => sent.length,
  }
}

const choosePhoto = async (form: Awaited<ReturnType<typeof open>>['form']) => {
  answerWx('showActionSheet', { tapIndex: 1 })
  answerWx('chooseMedia', { tempFiles: [{ tempFilePath: 'wxfile://tmp/1.jpg', size: 5, fileType: 'image' }] })
  await form.tap('.grid-of-files >>> .tile_add')
}

test('one column: a label above each field, and the warning about secrets', async () => {
  const { form } = await open()
  const labels = form.findAll('.field__label').map(({ text }) => text)
  expect(labels).toEqual(['进展情况', '照片和文件选填', '还有什么没做完选填'])
  expect(form.text).toContain('涉密信息不得录入')
  expect(form.html).toMatch(/van-button--info/)
})

test('the camera comes first among the places to take a picture from', async () => {
  const { form } = await open()
  answerWx('showActionSheet', new Error('cancel'))
  await form.tap('.grid-of-files >>> .tile_add')
  expect(wxCalls('showActionSheet')).toMatchObject([
    { itemList: [expect.stringContaining('拍照'), '从相册选', expect.any(String)] },
  ])
})

test('a form whose login ended while it came up is there after logging in again', async () => {
  const host = new Host(new World().start(), 'u1handler')
  host.ended = true
  const form = await openForm('report')
  expect(form.findAll('.field__label')).toEqual([])
  host.logIn()
  await form.call('onShow')
  expect(form.findAll('.field__label')).toHaveLength(3)
})

test('an empty report is not sent: the field says what is missing', async () => {
  const { host, form } = await open()
  await press(form)
  expect(form.findAll('.problem')).toHaveLength(1)
  expect(host.commands()).toEqual([])
})

test('text and photo go out as one command, and the page gives way to the matter', async () => {
  const { host, form } = await open()
  const upload = uploads()
  await type(form, 'text', '已摸底 22 个小区')
  await choosePhoto(form)
  await upload.arrive()
  await press(form)
  expect(host.commands()).toEqual([
    {
      operation: 'matter.report',
      input: {
        matterId: 'm1',
        assignmentId: 'A1',
        text: '已摸底 22 个小区',
        remaining: '',
        files: ['file1'],
        milestoneId: null,
        percent: null,
      },
      idempotencyKey: expect.any(String),
    },
  ])
  expect(wxCalls('redirectTo')).toMatchObject([{ url: '/pages/matter/index?id=m1' }])
})

test('while a file is on its way the button waits and says why', async () => {
  const { host, form } = await open()
  const upload = uploads()
  await type(form, 'text', '已摸底 22 个小区')
  await choosePhoto(form)
  await upload.progress(40)
  expect(form.find('.grid-of-files >>> .tile__cover').text).toContain('40%')
  expect(form.find('.bottom >>> .bar__note').text).toContain('正在上传 1 个文件')
  await press(form)
  expect(host.commands()).toEqual([])
})

test('when a file fails the text stays, and a tap on the tile sends the file again', async () => {
  const { host, form } = await open()
  const upload = uploads()
  await type(form, 'text', '已摸底 22 个小区')
  await choosePhoto(form)
  await upload.break()
  await press(form)
  expect(host.commands()).toEqual([])
  await form.tap('.grid-of-files >>> .tile__cover')
  await upload.arrive()
  expect(upload.count()).toBe(2)
  await press(form)
  expect(host.commands()).toMatchObject([{ input: { text: '已摸底 22 个小区', files: ['file1'] } }])
})

test('what was typed is there again after the page was closed', async () => {
  const { form, host } = await open()
  await type(form, 'text', '已摸底 22 个小区')
  expect(form.find('.foot').text).toContain('已存草稿')
  const again = await openForm('report')
  await press(again)
  expect(host.commands()).toMatchObject([{ input: { text: '已摸底 22 个小区' } }])
})

test('a double tap is one command', async () => {
  const { form, host } = await open()
  await type(form, 'text', '已摸底 22 个小区')
  await Promise.all([press(form), press(form)])
  expect(host.commands()).toHaveLength(1)
})

test('a step that can no longer be taken says so, and leads to the matter', async () => {
  const world = new World().start().tell('chief', 'suspend', { reason: '等待批复' })
  const host = new Host(world, 'u1handler')
  const form = await openForm('report')
  expect(form.has('.closed')).toBe(true)
  await press(form)
  expect(host.commands()).toEqual([])
  expect(wxCalls('redirectTo')).toMatchObject([{ url: '/pages/matter/index?id=m1' }])
})

test('a session that ends while one submits leads to the login page without a word, as often as one tries', async () => {
  const { form, host } = await open()
  await type(form, 'text', '已摸底 22 个小区')
  host.ended = true
  await press(form)
  await press(form)
  await type(form, 'text', '已摸底 23 个小区')
  expect([wxCalls('showModal'), wxCalls('showToast')]).toEqual([[], []])
  expect(wxCalls('navigateTo').map(({ url }) => url)).toContain('/pages/login/index?back=1')
  host.logIn()
  await freshen()
  await press(form)
  expect(host.commands().at(-1)).toMatchObject({ input: { text: '已摸底 23 个小区' } })
  expect(host.world.types()).toContain('ReportSubmitted')
})

describe('when the answer was lost and a word is changed', () => {
  const lost = async (command: 'report' | 'comment') => {
    const host = new Host(new World().start(), 'u1handler')
    const form = await openForm(command, command === 'report' ? 'A1' : null)
    await type(form, 'text', '已摸底 22 个小区')
    host.lose = true
    say(true)
    await press(form)
    await type(form, 'text', '已摸底 23 个小区')
    return { host, form }
  }

  test('a report is not made twice: its correction opens with what was changed', async () => {
    const { host, form } = await lost('report')
    await press(form)
    expect(wxCalls('showModal').at(-1)).toMatchObject({ title: '上次提交已经送达', confirmText: '去补正' })
    expect(host.world.types().filter((type) => type === 'ReportSubmitted')).toHaveLength(1)
    const url = String(wxCalls('redirectTo').at(-1)?.url)
    expect(url).toContain('command=correctReport')
    const item = new URLSearchParams(url.split('?')[1]).get('item') ?? ''
    const correction = await openForm('correctReport', 'A1', item)
    await type(correction, 'reason', '数字有误')
    await press(correction)
    expect(host.commands().at(-1)).toMatchObject({
      operation: 'matter.correctReport',
      input: { reportId: item, text: '已摸底 23 个小区', reason: '数字有误' },
    })
    expect(host.world.types()).toContain('ReportCorrected')
    expect((await openForm('report')).data.saved).toBe('')
  })

  test('a comment can be sent as another one', async () => {
    const { host, form } = await lost('comment')
    await press(form)
    const texts = host.world.events.flatMap((event) => (event.type === 'CommentPosted' ? [event.data.text] : []))
    expect(texts).toEqual(['已摸底 22 个小区', '已摸底 23 个小区'])
  })
})
