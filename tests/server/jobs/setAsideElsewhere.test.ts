import { DAY_MS } from '../../../domain/clock/time'
import { cleanUp } from '../../../server/jobs/cleanUp'
import { runCourier } from '../../../server/jobs/courier'
import { Harness } from '../harness'
import { asideIn } from './poison'

const MINUTE = 60_000

let h: Harness
beforeEach(async () => {
  h = await Harness.open()
})
afterEach(() => h.close())

const digestItem = (_id: string, personId?: string) =>
  ({
    _id,
    channel: 'digest',
    subject: { kind: 'matter', id: 'm1' },
    text: '已补记',
    at: h.now,
    dueAt: h.now,
    ...(personId && { personId }),
  }) as never

const put = (...items: never[]) =>
  h.store.transact(async (tx) => {
    for (const item of items) await tx.put('outbox', item)
  })

const inbox = async (personId: string) =>
  (await h.store.find('notices', { filter: { personId }, sort: [['at', -1]], limit: 50 })).map(
    ({ lines }) => lines.length,
  )

describe('courier', () => {
  test('an item for nobody holds up no digest, and waits', async () => {
    await put(digestItem('a0'), digestItem('a1', 'u1head'), digestItem('a2', 'u1head'), digestItem('a3', 'u1handler'))
    expect(await runCourier(h.app)).toEqual({ digests: 2 })
    expect([await inbox('u1head'), await inbox('u1handler')]).toEqual([[2], [1]])
    expect(await asideIn(h)).toMatchObject([{ job: 'courier', about: 'a0', times: 1 }])
    h.later(MINUTE)
    await runCourier(h.app)
    expect(await asideIn(h)).toMatchObject([{ times: 2 }])
  })

  test('one item that cannot be told keeps back none of the person’s others', async () => {
    const taken = { _id: 'digest.a0', personId: 'chief', at: h.now, lines: [] }
    await h.store.transact((tx) => tx.put('notices', taken as never))
    await put(...['a0', 'a1', 'a2', 'a3', 'a4'].map((id) => digestItem(id, 'u1head')))
    await runCourier(h.app)
    expect((await inbox('u1head')).reduce((sum, lines) => sum + lines, 0)).toBe(4)
    expect(await asideIn(h)).toMatchObject([{ about: 'a0', code: 'DUPLICATE' }])
    await h.store.transact((tx) => tx.remove('notices', 'digest.a0'))
    h.later(MINUTE)
    expect(await runCourier(h.app)).toEqual({ digests: 1 })
    expect(await asideIn(h)).toEqual([])
  })

  test('200 messages that nobody can look after do not keep the 201st from being sent', async () => {
    const sent: string[] = []
    const templates = { todo: { id: 'template-1', fields: { thing1: 'matter' } } }
    const messenger = {
      send: async ({ openid }: { openid: string }) => {
        sent.push(openid)
        return 'sent' as const
      },
    }
    Object.assign(h.app.ports, { messenger, templates })
    const session = { _id: 'phone', personId: 'u1supervisor', client: 'phone', openid: 'openid-1' } as const
    await h.store.transact((tx) => tx.put('sessions', { ...session, createdAt: h.now, expiresAt: '9999' }))
    await h.tell('u1supervisor', 'notice.granted', { templates: ['template-1'] })
    const bad = (i: number) => ({
      _id: `bad${i}`,
      channel: 'wechat',
      kind: 'todo',
      noticeId: 'n',
      tries: 0,
      sending: false,
    })
    await put(
      ...Array.from({ length: 200 }, (_, i) => ({ ...bad(i), at: h.now, dueAt: '2026-01-01T00:00:00.000Z' }) as never),
    )
    await h.issue()
    expect(await runCourier(h.app)).toMatchObject({ sent: 1 })
    expect(sent).toEqual(['openid-1'])
    expect(await asideIn(h)).toHaveLength(200)
  })
})

describe('daily', () => {
  const record = (_id: string) => ({
    ...{ _id, name: 'a.jpg', type: 'image/jpeg', size: 3, sha256: _id.padEnd(64, '0'), origin: 'camera' as const },
    ...{ uploadedBy: 'u1handler', uploadedAt: h.now, subject: null },
  })

  test('a file that cannot be removed keeps no other, and is tried the next night', async () => {
    await h.store.transact(async (tx) => {
      for (const id of ['f1', 'f2', 'f3']) await tx.put('evidence', record(id))
    })
    const remove = h.app.ports.files.remove.bind(h.app.ports.files)
    h.app.ports.files.remove = (sha256) => {
      if (sha256.startsWith('f1')) throw Object.assign(new Error('EACCES'), { code: 'EACCES' })
      return remove(sha256)
    }
    h.later(60 * DAY_MS)
    expect(await cleanUp(h.app.ports)).toMatchObject({ files: 2 })
    expect(await asideIn(h)).toMatchObject([{ job: 'files', about: 'f1', times: 1 }])
    h.app.ports.files.remove = remove
    h.later(2 * DAY_MS)
    expect(await cleanUp(h.app.ports)).toMatchObject({ files: 1 })
    expect(await asideIn(h)).toEqual([])
  })

  test('a step that throws keeps no other, and is no longer set aside once it goes through', async () => {
    const expired = { _id: 's1', personId: 'u1head', client: 'desk', createdAt: h.now, expiresAt: h.now } as const
    await h.store.transact((tx) => tx.put('sessions', expired))
    const find = h.store.find.bind(h.store)
    const spy = jest
      .spyOn(h.store, 'find')
      .mockImplementation((collection, query) =>
        collection === 'answers' ? Promise.reject(new TypeError('unreadable')) : find(collection, query),
      )
    expect(await cleanUp(h.app.ports)).toMatchObject({ answers: 0, sessions: 1 })
    expect(await asideIn(h)).toMatchObject([{ job: 'daily', about: 'answers', code: 'TypeError' }])
    spy.mockRestore()
    await cleanUp(h.app.ports)
    expect(await asideIn(h)).toEqual([])
  })
})
