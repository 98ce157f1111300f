import { at } from '../../../domain/clock/time'
import { adminOf, openHost, type TestHost, tokenOf, told } from './testHost'

const statusAndCode = async (response: Promise<Response>) => {
  const answered = await response
  const answer = await told(answered)
  return [answered.status, answer.code ?? 'ok']
}

describe('outside a demonstration', () => {
  let host: TestHost
  beforeAll(async () => {
    host = await openHost({ mode: 'live' })
  })
  afterAll(() => host.end())

  test.each([
    ['POST', '/demo/login', { personId: 'anyone', client: 'desk' }],
    ['POST', '/demo/login', {}],
    ['GET', '/demo/people', undefined],
    ['POST', '/demo/clock', { advance: 'P1D' }],
    ['POST', '/demo/clock', { now: '2030-01-01T00:00:00.000Z' }],
    ['POST', '/demo/anything', {}],
  ])('%s %s is refused', async (method, path, body) => {
    const before = host.ports.clock.now().slice(0, 10)
    expect(await statusAndCode(method === 'GET' ? host.get(path) : host.post(path, body))).toEqual([403, 'NO_RIGHT'])
    expect(host.ports.clock.now().slice(0, 10)).toBe(before)
    expect(await host.ports.store.count('sessions', {})).toBe(0)
  })
})

describe('a demonstration', () => {
  let host: TestHost
  beforeEach(async () => {
    host = await openHost()
  })
  afterEach(() => host.end())

  const setClock = (body: object) => told(host.post('/demo/clock', body))

  test('lists its people and logs in as any of them', async () => {
    const { output } = await told(host.get('/demo/people'))
    expect(output.people).toMatchObject([{ name: '系统管理员', unitName: '区督查室', featured: true }])
    const token = await tokenOf(host, output.people[0]?.id ?? '')
    const me = await told(host.post('/api', { operation: 'session.me', input: {} }, token))
    expect(me.output).toMatchObject({ demo: true, person: { id: await adminOf(host) } })
  })

  test.each([
    ['/demo/login', { personId: 'nobody', client: 'desk' }, 404, 'NOT_FOUND'],
    ['/demo/login', { client: 'desk' }, 200, 'BAD_INPUT'],
    ['/demo/login', { personId: 'nobody', client: 'watch' }, 200, 'BAD_INPUT'],
    ['/demo/clock', {}, 200, 'BAD_INPUT'],
    ['/demo/clock', { now: 'tomorrow' }, 200, 'BAD_INPUT'],
    ['/demo/clock', { now: '2026-02-30T00:00:00.000Z' }, 200, 'BAD_INPUT'],
    ['/demo/clock', { advance: '3 days' }, 200, 'BAD_INPUT'],
    ['/demo/clock', { advance: 'P' }, 200, 'BAD_INPUT'],
    ['/demo/clock', { advance: 'P9999W' }, 200, 'BAD_INPUT'],
    ['/demo/clock', { advance: 'P1D', now: '2026-12-01T00:00:00.000Z' }, 200, 'BAD_INPUT'],
  ])('%s refuses %j', async (path, body, status, code) => {
    expect(await statusAndCode(host.post(path, body))).toEqual([status, code])
  })

  test('moves its clock to a moment or by a duration', async () => {
    const moment = at('2026-03-02', '10:00')
    expect((await setClock({ now: moment })).output.now.slice(0, 16)).toBe(moment.slice(0, 16))
    expect((await setClock({ advance: 'P1W2DT3H4M' })).output.now.slice(0, 16)).toBe(
      at('2026-03-11', '13:04').slice(0, 16),
    )
    expect(host.ports.clock.now().slice(0, 10)).toBe('2026-03-11')
  })

  test('goes on from its clock after a restart', async () => {
    await setClock({ now: at('2026-03-02', '10:00') })
    host = await host.restart()
    expect(host.ports.clock.now().slice(0, 13)).toBe(at('2026-03-02', '10:00').slice(0, 13))
  })

  test('keeps people logged in when its clock jumps', async () => {
    const token = await tokenOf(host, await adminOf(host))
    await setClock({ advance: 'P400D' })
    expect(await host.app.callerOf(token)).not.toBeNull()
  })
})
