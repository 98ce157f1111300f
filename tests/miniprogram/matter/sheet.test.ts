import { loadComponent } from '../load'

const PROPERTIES = { show: true, title: '更多', choices: [{ value: 'a', label: '甲' }] }

describe('a sheet from below', () => {
  afterEach(() => jest.useRealTimers())

  /** Time stands still once it is there: what is rendered needs it before. */
  const opened = async () => {
    const sheet = await loadComponent('components/choice-sheet/index', PROPERTIES)
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick', 'setImmediate'] })
    return sheet
  }

  test('opens at once', async () => {
    expect((await opened()).data.open).toBe(true)
  })

  test('called while it is still leaving, comes once it has gone', async () => {
    const { component } = await opened()
    component.setData({ show: false })
    component.setData({ show: true })
    expect(component.data.open).toBe(false)
    await jest.runAllTimersAsync()
    expect(component.data.open).toBe(true)
  })

  test('called and closed again while it is leaving, stays away', async () => {
    const { component } = await opened()
    component.setData({ show: false })
    component.setData({ show: true })
    component.setData({ show: false })
    await jest.runAllTimersAsync()
    expect(component.data.open).toBe(false)
  })
})
