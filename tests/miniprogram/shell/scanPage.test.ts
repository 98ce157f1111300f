import { loadPage } from '../load'
import { type Answer, answerRequests, wxCalls } from '../wx'
import { inputsOf, loggedInHost, meAs, NOW, refused } from './host'

const SCAN = 'AAAAAAAAAAAAAAAAAAAAAA'
const DESK = { browser: 'Edge(Windows)', address: '203.0.113.7', at: NOW }
type Answers = Parameters<typeof loggedInHost>[0]

const open = (answers: Answers = {}) => {
  loggedInHost({
    'session.scan': () => DESK,
    'session.confirmScan': ({ accept }) => ({ accepted: accept }),
    ...answers,
  })
  return loadPage('pages/scan/index', { scan: SCAN })
}

test('it names browser, address, moment and by whose name the desk would be logged in', async () => {
  const page = await open()
  expect(inputsOf('session.scan')).toEqual([{ scan: SCAN }])
  expect(page.text).toMatch(/Edge\(Windows\)/)
  for (const word of [DESK.address, '2026-10-12 10:00', meAs('p1').person.name]) expect(page.text).toContain(word)
})

test('without what a code says nothing is asked, and it says what to do', async () => {
  loggedInHost({})
  const page = await loadPage('pages/scan/index', {})
  expect(page.text).toContain('请用本机重新扫电脑上的码')
  expect(inputsOf('session.scan')).toEqual([])
})

test.each([
  ['.accept', true, 'accepted'],
  ['.refuse', false, 'refused'],
] as const)('a tap on %s says so once', async (button, accept, phase) => {
  const page = await open()
  await page.fire('click', { at: button })
  expect(inputsOf('session.confirmScan')).toEqual([{ scan: SCAN, accept }])
  expect(page.data.phase).toBe(phase)
})

test.each(['SCAN_EXPIRED', 'SCAN_USED', 'SCAN_REFUSED', 'SCAN_UNKNOWN'] as const)(
  '%s, before or at the confirmation, ends it with words',
  async (code) => {
    const late = await open({ 'session.scan': () => refused(code) })
    expect(late.text).toContain(`${code} in words`)
    expect(late.has('.accept')).toBe(false)
    const later = await open({ 'session.confirmScan': () => refused(code) })
    await later.fire('click', { at: '.accept' })
    expect(later.text).toContain(`${code} in words`)
    expect(later.has('.accept')).toBe(false)
  },
)

test('a lost answer is asked for again with the same key', async () => {
  const page = await open()
  let lost = true
  answerRequests((): Answer => {
    if (!lost) return { data: { ok: true, output: { accepted: true } } }
    lost = false
    return 'offline'
  })
  await page.fire('click', { at: '.accept' })
  expect(page.data).toMatchObject({ phase: 'asking', busy: '' })
  await page.fire('click', { at: '.accept' })
  const keys = wxCalls('request').map(({ data }) => (data as { idempotencyKey?: string }).idempotencyKey)
  expect(page.data.phase).toBe('accepted')
  expect(new Set(keys.filter(Boolean)).size).toBe(1)
  expect(keys.filter(Boolean)).toHaveLength(2)
})
