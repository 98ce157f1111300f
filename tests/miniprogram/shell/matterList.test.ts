import type { Input } from '../../../domain/contract'
import { loadComponent, loadPage, settled } from '../load'
import { wxCalls } from '../wx'
import { goOffline, inputsOf, loggedInHost, row } from './host'

const ROWS = Array.from({ length: 5 }, (_, i) => row(`m${i}`))
/** As many rows as this server gives at a time; drawing many takes long here. */
const PAGE = 2

const page = (rows: typeof ROWS, { after }: Input<'matter.list'>) => {
  const from = Number(after ?? 0)
  const next = from + PAGE < rows.length ? String(from + PAGE) : null
  return { items: rows.slice(from, from + PAGE), next, names: { u1: '区住建局' } }
}
const counts = (total: number) => ({ all: { green: total, yellow: 0, red: 0, grey: 0, total }, groups: [] })

const host = (rows = ROWS) =>
  loggedInHost({
    'matter.list': (input) => page(input.light === 'red' ? rows.slice(0, 1) : rows, input),
    'matter.counts': ({ light }) => counts(light === 'red' ? 1 : rows.length),
    'unit.list': () => ({ units: [], fronts: [] }),
  })

const started = async (asked = {}) => {
  const list = await loadComponent('components/matter-list/index')
  list.component.setData({ asked })
  await settled()
  return list
}

test("the list says how many rows it has, in Vant's search head and with cards", async () => {
  host()
  const list = await started()
  expect(list.text).toContain('共 5 项')
  expect(list.html).toMatch(/van-search__content/)
  expect(list.findAll('.row')).toHaveLength(PAGE)
})

test('it goes on at its bottom until there are no more rows', async () => {
  host()
  const list = await started()
  for (const length of [4, 5, 5]) {
    await list.call('more')
    expect(list.data.items).toHaveLength(length)
  }
  expect(inputsOf('matter.list').map(({ after }) => after)).toEqual([undefined, '2', '4'])
})

test('without network the rows stay, and the end offers to try again', async () => {
  host()
  const list = await started()
  goOffline()
  await list.call('more')
  expect(list.findAll('.row')).toHaveLength(PAGE)
  host()
  await list.fire('more', { at: '.end' })
  expect(list.findAll('.row')).toHaveLength(2 * PAGE)
})

test('a chip narrows the list and can be taken away again', async () => {
  host()
  const list = await started()
  await list.fire('confirm', { at: '.sheet', detail: { filter: { light: 'red' }, names: {} } })
  expect(list.data).toMatchObject({ total: 1, chips: [{ key: 'light', word: '超期/滞后' }] })
  expect(list.findAll('.row')).toHaveLength(1)
  await list.tap('.chip')
  expect(list.data).toMatchObject({ total: 5, chips: [] })
})

test('an empty result offers to clear what narrows it', async () => {
  host([])
  const list = await started({ search: '没有的' })
  await list.fire('act', { at: '.empty' })
  expect(list.data.filter).toEqual({})
})

test('a row opens its matter', async () => {
  host()
  const list = await started()
  await list.fire('open', { at: '.row' })
  expect(wxCalls('navigateTo')).toMatchObject([{ url: '/pages/matter/index?id=m0' }])
})

test('the page behind a number lists just these rows under the name of the number', async () => {
  host()
  const query = { light: 'red', frontId: 'f1', title: '超期事项', name: '城建战线' }
  await loadPage('pages/matters/list', query)
  await settled()
  expect(inputsOf('matter.list')).toMatchObject([{ light: 'red', frontId: 'f1' }])
  expect(wxCalls('setNavigationBarTitle')).toMatchObject([{ title: '超期事项' }])
})

test('a page that comes up before its list is there asks for rows all the same, and for no rows twice', async () => {
  host()
  const page = await loadPage('pages/matters/index')
  const rows = () => inputsOf('matter.list').map(({ limit, after }) => [limit, after])
  expect(rows()).toEqual([[50, undefined]])
  page.instance.selectComponent = () => null
  await page.call('onShow')
  await page.call('onBackOnline')
  expect(rows()).toHaveLength(3)
  await page.call('onReachBottom')
  expect(rows().at(-1)).toEqual([50, '2'])
  await page.call('onPullDownRefresh')
  expect(rows()).toHaveLength(5)
  expect(wxCalls('stopPullDownRefresh')).toHaveLength(1)
})

test('the search field holds what was asked for, and nothing once that is cleared', async () => {
  host([])
  const list = await started({ search: '道路' })
  expect(list.data.shownSearch).toBe('道路')
  await list.call('onDropAll')
  expect(list.data.shownSearch).toBe('')
})

describe('the filter sheet', () => {
  const sheet = async (filter = {}) => {
    const shown = await loadComponent('components/filter-sheet/index', { filter, names: {} })
    shown.component.setData({ show: true })
    await settled()
    return shown
  }

  test('says how many rows the choice would leave', async () => {
    host()
    const shown = await sheet({ light: 'red' })
    expect(shown.data.button).toBe('查看 1 项')
  })

  test('a second tap on a chip takes it back', async () => {
    host()
    const shown = await sheet()
    const tap = { currentTarget: { dataset: { key: 'light', value: 'red' } } }
    await shown.call('onChip', tap)
    expect(shown.data.draft).toEqual({ light: 'red' })
    await shown.call('onChip', tap)
    expect(shown.data.draft).toEqual({})
  })

  test('starting anew keeps what was searched for', async () => {
    host()
    const shown = await sheet({ light: 'red', search: '道路' })
    await shown.call('onReset')
    expect(shown.data.draft).toEqual({ search: '道路' })
  })

  test('hands over what was chosen', async () => {
    host()
    const shown = await sheet()
    const confirmed = shown.listen('confirm')
    await shown.call('onUnit', { detail: { unit: { id: 'u1', name: '区住建局' } } })
    await shown.call('onConfirm')
    expect(confirmed).toEqual([{ filter: { unitId: 'u1' }, names: { u1: '区住建局' } }])
  })
})
