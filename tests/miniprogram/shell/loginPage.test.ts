import { type CastMember, found, groupsOf } from '../../../miniprogram/pages/login/cast'
import { isLoggedIn, logOut, me } from '../../../miniprogram/services/session'
import { loadPage } from '../load'
import { type Answer, answerRequests, answerWx, wxCalls } from '../wx'
import { meAs, refused } from './host'

const member = (id: string, role: 'officer' | 'handler', featured = false): CastMember => ({
  id,
  name: `人员${id}`,
  title: '科长',
  unitName: `区第${id}局`,
  roles: [{ role, scope: { kind: 'own' } }],
  featured,
})
const CAST = [member('1', 'officer', true), member('2', 'handler'), member('3', 'handler')]

/** The host before anyone is logged in: `token` opens the session of the person with that id. */
function host({ demo, answers = {} }: { demo: boolean; answers?: Record<string, object> }) {
  answerRequests(({ url, data, header }): Answer => {
    const path = String(url)
    const { personId, operation } = (data ?? {}) as { personId?: string; operation?: string }
    if (path === '/demo/people') return { data: demo ? { ok: true, output: { people: CAST } } : refused('NO_RIGHT') }
    if (path === '/demo/login') return { data: { ok: true, output: { token: personId } } }
    if (path in answers) return { data: answers[path] }
    const token = (header as { authorization?: string }).authorization?.slice('Bearer '.length)
    if (!token) return { data: refused('NOT_SIGNED_IN') }
    return { data: { ok: true, output: operation === 'session.signOut' ? { signedOut: true } : meAs(token) } }
  })
}
const open = (query = {}) => loadPage('pages/login/index', query)
const tap = (dataset: object) => ({ currentTarget: { dataset } })

describe('the cast', () => {
  test('those to begin with come first, then the roles that somebody holds', () => {
    expect(groupsOf(CAST).map(({ key, people }) => [key, people.length])).toEqual([
      ['featured', 1],
      ['officer', 1],
      ['handler', 2],
    ])
  })

  test('is searched by name, unit and duty, all words', () => {
    expect(found(CAST, '经办 区第3局').map(({ id }) => id)).toEqual(['3'])
  })
})

test('in a demonstration anyone of the cast is one tap away', async () => {
  host({ demo: true })
  const page = await open()
  expect(page.html).toMatch(/van-search/)
  await page.tap('.person')
  expect(me().person.id).toBe('1')
  expect(wxCalls('reLaunch')).toMatchObject([{ url: '/pages/todos/index' }])
})

test('in real use one binds with a code, and there is no cast', async () => {
  host({ demo: false, answers: { '/session/code': { ok: true, output: { token: 'p5' } } } })
  const page = await open()
  expect(page.has('.person')).toBe(false)
  await page.call('onField', { ...tap({ field: 'code' }), detail: ' AB12 ' })
  await page.fire('click', { at: '.go' })
  expect(wxCalls('request').find(({ url }) => url === '/session/code')?.data).toEqual({ code: 'AB12', client: 'phone' })
  expect(me().person.id).toBe('p5')
})

describe('the desk’s code', () => {
  const bound = { '/session/code': { ok: true, output: { token: 'p5' } } }

  test('scanned, binds this phone', async () => {
    host({ demo: false, answers: bound })
    answerWx('scanCode', { result: 'zhidu:bind:7KQP-MX3D-R9TA' })
    const page = await open()
    await page.fire('click', { at: '.scan' })
    expect(wxCalls('request').find(({ url }) => url === '/session/code')?.data).toEqual({
      code: '7KQP-MX3D-R9TA',
      client: 'phone',
    })
    expect(me().person.id).toBe('p5')
  })

  test.each([`zhidu:login:${'A'.repeat(22)}`, 'https://example.gov.cn/'])(
    '%s binds nothing and is not sent',
    async (result) => {
      host({ demo: false, answers: bound })
      answerWx('scanCode', { result })
      const page = await open()
      await page.fire('click', { at: '.scan' })
      expect(wxCalls('request').some(({ url }) => url === '/session/code')).toBe(false)
      expect(isLoggedIn()).toBe(false)
    },
  )

  test('that has expired is said in words', async () => {
    host({ demo: false, answers: { '/session/code': refused('WRONG_CODE') } })
    answerWx('scanCode', { result: 'zhidu:bind:7KQP-MX3D-R9TA' })
    const page = await open()
    await page.fire('click', { at: '.scan' })
    expect(page.data).toMatchObject({ problem: 'WRONG_CODE in words', busy: '' })
  })
})

test('a wrong password is said in words, and what was typed stays', async () => {
  host({ demo: false, answers: { '/session/password': refused('WRONG_CREDENTIALS') } })
  const page = await open()
  await page.call('onWay', tap({ way: 'password' }))
  await page.call('onField', { ...tap({ field: 'name' }), detail: '张三' })
  await page.call('onField', { ...tap({ field: 'password' }), detail: 'secret' })
  await page.fire('click', { at: '.go' })
  expect(page.data).toMatchObject({ problem: 'WRONG_CREDENTIALS in words', busy: '' })
  await page.fire('click', { at: '.go' })
  const sent = wxCalls('request').filter(({ url }) => url === '/session/password')
  expect(sent.map(({ data }) => data)).toMatchObject(Array(2).fill({ name: '张三', password: 'secret' }))
  expect(isLoggedIn()).toBe(false)
})

test('what marks the phone as known is sent with the next login, also after logging out', async () => {
  host({ demo: false, answers: { '/session/code': { ok: true, output: { token: 'p5', device: 'the mark' } } } })
  const bind = async () => {
    const page = await open()
    await page.call('onField', { ...tap({ field: 'code' }), detail: 'AB12' })
    await page.fire('click', { at: '.go' })
  }
  await bind()
  await logOut()
  await bind()
  const sent = wxCalls('request').filter(({ url }) => url === '/session/code')
  expect(sent.map(({ data }) => (data as { device?: string }).device)).toEqual([undefined, 'the mark'])
})

test('nothing is sent while something is missing', async () => {
  host({ demo: false })
  const page = await open()
  await page.fire('click', { at: '.go' })
  expect(page.data.problem).not.toBe('')
  expect(wxCalls('request').map(({ url }) => url)).toEqual(['/demo/people'])
})

test('who logs in again comes back to the page left; somebody else starts anew', async () => {
  host({ demo: true })
  const first = await open()
  await first.call('onPerson', tap({ id: '2' }))
  const again = await open({ back: '1' })
  await again.call('onPerson', tap({ id: '2' }))
  expect([wxCalls('navigateBack').length, wxCalls('reLaunch').length]).toEqual([1, 1])
  const other = await open({ back: '1' })
  await other.call('onPerson', tap({ id: '3' }))
  expect([wxCalls('navigateBack').length, wxCalls('reLaunch').length]).toEqual([1, 2])
})
