import type { LightCounts } from '../../../domain/matter/views'
import { blockOf, pressing } from '../../../miniprogram/components/light-numbers/numbers'
import { loadPage } from '../load'
import { wxCalls } from '../wx'
import { goOffline, loggedInHost, meAs } from './host'

const counts = (red: number, yellow: number, green = 1): LightCounts => ({
  red,
  yellow,
  green,
  grey: 2,
  total: red + yellow + green + 2,
})
const front = (id: string, each: LightCounts) => ({ id, name: `${id}战线`, ...each })
const host = () =>
  loggedInHost(
    { 'matter.counts': () => ({ all: counts(3, 1), groups: [front('f1', counts(1, 0)), front('f2', counts(2, 1))] }) },
    meAs('p7', [{ role: 'leader', scope: { kind: 'district' } }]),
  )

test('the front with most that is late comes first, then with most that soon is', () => {
  const blocks = [front('a', counts(0, 9)), front('b', counts(1, 0)), front('c', counts(1, 2))].map(blockOf)
  expect(pressing(blocks).map(({ frontId }) => frontId)).toEqual(['c', 'b', 'a'])
})

test('the numbers of a block add up to its total', () => {
  const { cells, total } = blockOf({ name: '全部', ...counts(3, 1) })
  expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(total)
})

test('each number opens its list: all, by light, by front, by both', async () => {
  host()
  const page = await loadPage('pages/district/index')
  const [all, first] = page.findAll('.numbers')
  await all?.fire('open', { detail: { light: '' } })
  await all?.fire('open', { detail: { light: 'red' } })
  await first?.fire('open', { detail: { light: '' } })
  await first?.fire('open', { detail: { light: 'yellow' } })
  const queries = wxCalls('navigateTo').map(({ url }) => new URLSearchParams(String(url).split('?')[1]))
  expect(queries.map((query) => [query.get('light'), query.get('frontId'), query.get('title')])).toEqual([
    [null, null, '全部事项'],
    ['red', null, '超期/滞后事项'],
    [null, 'f2', '全部事项'],
    ['yellow', 'f2', '临期/偏慢事项'],
  ])
})

test('a tap on a number says which light it stands for', async () => {
  host()
  const page = await loadPage('pages/district/index')
  const numbers = page.find('.numbers')
  const opened = numbers.listen('open')
  await numbers.tap('.cell')
  await numbers.tap('.head')
  expect(opened).toEqual([{ light: 'red' }, { light: '' }])
})

test('without network the numbers last seen stay, and say from when they are', async () => {
  host()
  await loadPage('pages/district/index')
  goOffline()
  const page = await loadPage('pages/district/index')
  expect(page.data).toMatchObject({ phase: 'ready', all: { total: 7 } })
  expect(page.data.problem).not.toBe('')
})
