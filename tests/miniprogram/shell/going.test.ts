import { back, open, toLogin, toStart, toTab } from '../../../miniprogram/services/navigate'
import { answerWx, wxCalls } from '../wx'

afterEach(() => jest.useRealTimers())

/** The platform is busy with another page for the first `times` tries. */
const busy = (way: string, times: number) => {
  let left = times
  answerWx(way, () => {
    left -= 1
    return left >= 0 ? new Error('busy') : {}
  })
}

test.each([
  ['navigateTo', () => open('/pages/matter/index', { id: 'm1' })],
  ['switchTab', () => toTab('me')],
  ['reLaunch', () => toStart()],
  ['reLaunch', () => toLogin().then(() => true)],
  ['reLaunch', () => back()],
] as const)('%s, refused while another page comes in, is tried until it is done', async (way, going) => {
  jest.useFakeTimers()
  busy(way, 3)
  const done = going()
  await jest.runAllTimersAsync()
  expect(await done).toBe(true)
  expect(wxCalls(way)).toHaveLength(4)
  expect(wxCalls('showToast')).toEqual([])
})

test('what never succeeds is said, and can be asked for again', async () => {
  jest.useFakeTimers()
  const said = jest.spyOn(console, 'error').mockImplementation(() => {})
  busy('navigateTo', Number.POSITIVE_INFINITY)
  const failed = open('/pages/matter/index')
  await jest.runAllTimersAsync()
  expect(await failed).toBe(false)
  expect(wxCalls('showToast')).toMatchObject([{ title: '页面没有打开，请再点一次' }])
  expect(said).toHaveBeenCalledWith('navigateTo:fail busy')
  busy('navigateTo', 0)
  expect(await open('/pages/matter/index')).toBe(true)
  said.mockRestore()
})

test('two taps on the same open it once, on different things both', async () => {
  await Promise.all([open('/a'), open('/a'), open('/b')])
  expect(wxCalls('navigateTo').map(({ url }) => url)).toEqual(['/a', '/b'])
})
