import { badges } from '../../../miniprogram/services/badges'
import { loadPage } from '../load'
import { wxCalls } from '../wx'
import { inputsOf, loggedInHost, notice } from './host'

const NOTICES = [
  notice('urged'),
  notice('digest', {
    subject: null,
    seq: null,
    about: 'digest',
    lines: [
      { subject: { kind: 'matter', id: 'm8' }, text: '补记甲' },
      { subject: { kind: 'matter', id: 'm9' }, text: '补记乙' },
    ],
  }),
  notice('read', { unread: false }),
]

function host(notices = NOTICES, unread = 2) {
  let left = unread
  loggedInHost({
    'notice.list': () => ({ items: notices, next: null }),
    'notice.unread': () => ({ unread: left }),
    'notice.markRead': ({ ids }) => {
      left = ids ? left - ids.length : Math.max(0, left - 200)
      return { unread: left }
    },
  })
}
const open = () => loadPage('pages/notices/index')
const tap = (dataset: object) => ({ currentTarget: { dataset } })

test('what is unread says so, and the badge counts it', async () => {
  host()
  const page = await open()
  expect(page.findAll('.dot')).toHaveLength(2)
  expect(badges().unread).toBe(2)
})

test('a message says who did what, and what asks for something is told apart from news', async () => {
  host([notice('asked', { by: '区住建局 沈秋远', title: '申请延期', asks: true }), notice('news')])
  const page = await open()
  expect(page.findAll('.title').map(({ text }) => text)).toEqual(['区住建局 沈秋远：申请延期', '消息 news'])
  expect([page.findAll('.asks').length, page.findAll('.go').length]).toEqual([1, 1])
})

test('a notice opens the very matter and step, and is read from then on', async () => {
  host()
  const page = await open()
  await page.call('onOpen', tap({ index: 0 }))
  expect(wxCalls('navigateTo')).toMatchObject([{ url: '/pages/matter/index?id=m-urged&seq=4' }])
  expect(inputsOf('notice.markRead')).toEqual([{ ids: ['urged'] }])
  expect(badges().unread).toBe(1)
  expect(page.findAll('.dot')).toHaveLength(1)
})

test('each line of a digest opens its own matter', async () => {
  host()
  const page = await open()
  await page.fire('tap', { at: '.step' })
  expect(wxCalls('navigateTo')).toMatchObject([{ url: '/pages/matter/index?id=m8' }])
  expect(inputsOf('notice.markRead')).toEqual([{ ids: ['digest'] }])
})

test('what was read already is not marked again', async () => {
  host()
  const page = await open()
  await page.call('onOpen', tap({ index: 2 }))
  expect(inputsOf('notice.markRead')).toEqual([])
})

test('all are marked read, however many there are', async () => {
  host(NOTICES, 450)
  const page = await open()
  await page.tap('.all')
  expect(inputsOf('notice.markRead')).toHaveLength(3)
  expect(badges().unread).toBe(0)
  expect(page.findAll('.dot')).toHaveLength(0)
})

test('an empty inbox says what will come', async () => {
  host([], 0)
  const page = await open()
  expect(page.find('.empty').text).toContain('还没有消息')
})
