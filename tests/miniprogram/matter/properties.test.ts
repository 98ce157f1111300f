import { now, ready } from '../../../miniprogram/services/session'
import { loadComponent, type Rendered, settled } from '../load'
import { inHours, inputsOf, loggedInHost } from '../shell/host'
import { PATIENCE } from './pageOf'

jest.setTimeout(PATIENCE)

/** Some base libraries hand a parent's properties over one by one, and `show` need not be the last. */
const givenOneByOne = async (path: string, properties: object): Promise<Rendered> => {
  const rendered = await loadComponent(path)
  for (const [name, value] of Object.entries(properties)) rendered.component.setData({ [name]: value })
  await settled()
  return rendered
}

test('a picker of people asks what it was given to ask, whatever came first', async () => {
  loggedInHost({ 'matter.candidates': () => ({ items: [] }) })
  const choosing = { matterId: 'm1', command: 'invite', field: 'personId', chosen: {} }
  const chosen = [{ id: 'p1', name: '甲' }]
  const picker = await givenOneByOne('components/person-picker/index', { show: true, choosing, value: chosen })
  expect(inputsOf('matter.candidates').at(-1)).toMatchObject(choosing)
  expect(picker.data.chosen).toEqual(chosen)
})

test('a sheet of moments begins after the moment that it was given, whatever came first', async () => {
  loggedInHost({})
  await ready()
  const min = inHours(24 * 30)
  const sheet = await givenOneByOne('components/date-time-sheet/index', { day: true, show: true, min })
  expect([sheet.data.picked, now() < min]).toEqual([min, true])
  expect(sheet.data.columns).toEqual(['年', '月', '日'])
})

test('the sheet of filters begins with the filter that it was given, whatever came first', async () => {
  loggedInHost({ 'matter.counts': () => ({ all: { green: 0, yellow: 0, red: 2, grey: 0, total: 2 }, groups: [] }) })
  const sheet = await givenOneByOne('components/filter-sheet/index', { show: true, filter: { light: 'red' } })
  expect([sheet.data.draft, sheet.data.button]).toEqual([{ light: 'red' }, '查看 2 项'])
})

test('an axis finds the step that the person came for, whichever of the two came first', async () => {
  const entries = [{ seq: 3, title: '已签收', lines: [], files: [] }]
  for (const properties of [
    { entries, target: 3 },
    { target: 3, entries },
  ]) {
    const axis = await givenOneByOne('components/timeline/index', properties)
    expect(axis.data.located).toBe(3)
  }
})

describe('what is typed', () => {
  test('into a list of tasks stays where the cursor is, and goes with the next change', async () => {
    loggedInHost({})
    await ready()
    const tasks = [{ title: '', person: null, dueAt: null }]
    const list = await givenOneByOne('components/task-list/index', { tasks })
    const changes = list.listen('change')
    await list.call('onTitle', { currentTarget: { dataset: { index: 0 } }, detail: { value: '清淤' } })
    expect(list.data.tasks).toEqual(tasks)
    await list.call('onAdd')
    expect(changes).toMatchObject([
      { typed: true, tasks: [{ title: '清淤' }] },
      { typed: false, tasks: [{ title: '清淤' }, { title: '' }] },
    ])
  })

  test('into an instruction stays where the cursor is; a phrase goes behind it', async () => {
    loggedInHost({})
    await ready()
    const sheet = await givenOneByOne('components/instruct-sheet/index', { show: true, matterId: 'm1' })
    await sheet.call('onText', { detail: { value: '尽快' } })
    expect(sheet.data).toMatchObject({ text: '', empty: false })
    const [phrase] = sheet.data.phrases as string[]
    await sheet.call('onPhrase', { currentTarget: { dataset: { phrase } } })
    expect(sheet.data.text).toBe(`尽快${phrase}`)
  })
})
