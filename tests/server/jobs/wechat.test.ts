import type { Templates } from '../../../domain/notice/template'
import type { Grant } from '../../../server/collections'
import { runCourier } from '../../../server/jobs/courier'
import { runSweep } from '../../../server/jobs/sweep'
import type { Messenger, SubscribeMessage } from '../../../server/ports'
import { Harness } from '../harness'

const TODO = 'template-of-new-to-dos'
const DUE = 'template-of-moments'
const TEMPLATES: Templates = {
  todo: { id: TODO, fields: { thing1: 'matter', thing2: 'what', time3: 'due' } },
  due: { id: DUE, fields: { thing1: 'matter' } },
}
const MINUTE = 60_000

let h: Harness
let sent: SubscribeMessage[]
/** What WeChat does with the next messages; accepts when there is nothing here. */
let wechat: Messenger['send'] = async () => 'sent'

const messenger: Messenger = {
  send: (message) => {
    sent.push(message)
    return wechat(message)
  },
}

beforeEach(async () => {
  h = await Harness.open()
  sent = []
  wechat = async () => 'sent'
  Object.assign(h.app.ports, { messenger, templates: TEMPLATES })
})
afterEach(() => h.close())

const bind = (...people: string[]) =>
  h.store.transact(async (tx) => {
    for (const personId of people) {
      const session = { _id: `phone-${personId}`, personId, client: 'phone', openid: `openid-${personId}` } as const
      await tx.put('sessions', { ...session, createdAt: h.now, expiresAt: '9999' })
    }
  })

const grant = async (who: string, times = 1, template = TODO) => {
  for (let i = 0; i < times; i++) await h.tell(who, 'notice.granted', { templates: [template] })
}

const ledger = async (personId: string, template = TODO): Promise<Partial<Grant>> => {
  const { left, used, refused, failed } = (await h.store.get('grants', `${personId}.${template}`)) as Grant
  return { left, used, refused, failed }
}
const waiting = () => h.store.count('outbox', { channel: 'wechat', dueAt: { $lt: '9999' } })
const inbox = async (who: string) => (await h.tell(who, 'notice.list', { limit: 50 })).items.length

test('who has a phone and granted one gets the message, with the very matter behind it, and the grant is spent', async () => {
  await bind('u1supervisor', 'u1head')
  await grant('u1supervisor', 2)
  const matterId = await h.issue()
  expect(await runCourier(h.app)).toMatchObject({ sent: 1 })
  const matter = await h.store.get('register', matterId)
  expect(sent).toEqual([
    {
      openid: 'openid-u1supervisor',
      template: TODO,
      page: expect.stringMatching(new RegExp(`^pages/matter/index\\?id=${matterId}&seq=\\d+$`)),
      data: {
        thing1: matter?.title,
        thing2: expect.stringMatching(/^.{1,20}$/),
        time3: expect.stringContaining('2026年'),
      },
    },
  ])
  expect(await ledger('u1supervisor')).toEqual({ left: 1, used: 1, refused: 0, failed: 0 })
  expect([await inbox('u1supervisor'), await inbox('u1head'), await waiting()]).toEqual([1, 1, 0])
})

test('run again, or twice at once, nothing is sent twice', async () => {
  await bind('u1supervisor', 'u1head')
  await grant('u1supervisor', 5)
  await grant('u1head', 5)
  await h.issue()
  await Promise.all([runCourier(h.app), runCourier(h.app)])
  await runCourier(h.app)
  expect(sent.map(({ openid }) => openid).sort()).toEqual(['openid-u1head', 'openid-u1supervisor'])
  expect(await ledger('u1head')).toEqual({ left: 4, used: 1, refused: 0, failed: 0 })
})

test.each([
  ['has bound no phone', () => grant('u1supervisor')],
  ['has granted nothing', () => bind('u1supervisor')],
  [
    'has granted another kind only',
    async () => {
      await bind('u1supervisor')
      await grant('u1supervisor', 1, DUE)
    },
  ],
])('who %s is told in the inbox only', async (_, prepare) => {
  await prepare()
  await h.issue()
  await runCourier(h.app)
  expect([sent.length, await inbox('u1supervisor'), await waiting()]).toEqual([0, 1, 0])
})

test('what has been read already is not sent', async () => {
  await bind('u1supervisor')
  await grant('u1supervisor')
  await h.issue()
  await h.tell('u1supervisor', 'notice.markRead', {})
  await runCourier(h.app)
  expect([sent.length, await waiting()]).toEqual([0, 0])
  expect(await ledger('u1supervisor')).toMatchObject({ left: 1 })
})

test('in the evening it waits for the morning', async () => {
  await bind('u1supervisor')
  await grant('u1supervisor')
  h.at('2026-03-03', '21:00')
  await h.issue()
  await runCourier(h.app)
  expect([sent.length, (await waiting()) > 0]).toEqual([0, true])
  h.at('2026-03-04', '10:00')
  await runCourier(h.app)
  expect(sent).toHaveLength(1)
})

test('refused by WeChat it is not tried again, and the count believes WeChat', async () => {
  await bind('u1supervisor')
  await grant('u1supervisor', 3)
  wechat = async () => 'refused'
  await h.issue()
  expect(await runCourier(h.app)).toMatchObject({ refused: 1 })
  h.later(300 * MINUTE)
  await runCourier(h.app)
  expect([sent.length, await waiting()]).toEqual([1, 0])
  expect(await ledger('u1supervisor')).toEqual({ left: 0, used: 0, refused: 1, failed: 0 })
})

test('a fault is tried again after 1, 5, 30 and 120 minutes, then given up; the grant stays, others are not held up', async () => {
  await bind('u1supervisor', 'u1head')
  await grant('u1supervisor')
  await grant('u1head')
  wechat = async ({ openid }) => {
    if (openid === 'openid-u1supervisor') throw new Error('WeChat is away')
    return 'sent'
  }
  await h.issue()
  expect(await runCourier(h.app)).toMatchObject({ sent: 1, again: 1 })
  const tries = () => sent.filter(({ openid }) => openid === 'openid-u1supervisor').length
  for (const [index, pause] of [1, 5, 30, 120].entries()) {
    h.later(pause * MINUTE - 1)
    await runCourier(h.app)
    expect(tries()).toBe(index + 1)
    h.later(1)
    await runCourier(h.app)
    expect(tries()).toBe(index + 2)
  }
  h.later(1000 * MINUTE)
  await runCourier(h.app)
  expect([tries(), await waiting()]).toEqual([5, 0])
  expect(await ledger('u1supervisor')).toEqual({ left: 1, used: 0, refused: 0, failed: 1 })
  expect(await ledger('u1head')).toEqual({ left: 0, used: 1, refused: 0, failed: 0 })
})

test('a fault that passes ends in one message', async () => {
  await bind('u1supervisor')
  await grant('u1supervisor')
  wechat = async () => {
    throw new Error('WeChat is away')
  }
  await h.issue()
  await runCourier(h.app)
  wechat = async () => 'sent'
  h.later(MINUTE)
  await runCourier(h.app)
  expect(await ledger('u1supervisor')).toEqual({ left: 0, used: 1, refused: 0, failed: 0 })
})

test('a sender that dies before it says what became of it: the message is not sent a second time', async () => {
  await bind('u1supervisor')
  await grant('u1supervisor')
  await h.issue()
  let survive = () => {}
  const begun = new Promise<void>((began) => {
    wechat = () => {
      began()
      return new Promise((resolve) => {
        survive = () => resolve('sent')
      })
    }
  })
  const dying = runCourier(h.app)
  await begun
  h.later(9 * MINUTE)
  expect(await runCourier(h.app)).toMatchObject({ lost: 0, sent: 0 })
  h.later(MINUTE)
  expect(await runCourier(h.app)).toMatchObject({ lost: 1, sent: 0 })
  survive()
  expect(await dying).toMatchObject({ lost: 0, sent: 0 })
  expect([sent.length, await waiting()]).toEqual([1, 0])
  expect(await ledger('u1supervisor')).toEqual({ left: 0, used: 0, refused: 0, failed: 1 })
})

test('a digest after an outage comes by WeChat too, and opens the inbox', async () => {
  await bind('u1supervisor')
  await grant('u1supervisor', 1, DUE)
  await h.issue({ limit: { unit: 'workingDays', count: 3 } })
  h.at('2026-03-12')
  await runSweep(h.app)
  await runCourier(h.app)
  expect(sent).toMatchObject([{ template: DUE, page: 'pages/notices/index' }])
})

test('where there is no messenger nothing is written for one', async () => {
  Object.assign(h.app.ports, { messenger: undefined, templates: undefined })
  await h.issue()
  expect(await h.store.count('outbox', { channel: 'wechat', dueAt: { $lt: '9999' } })).toBe(0)
  expect(await runCourier(h.app)).toEqual({ digests: 0 })
})

describe('grants', () => {
  test('are counted a person and template, and shown with the templates in force', async () => {
    await grant('officer', 2)
    await h.tell('officer', 'notice.granted', { templates: [TODO, DUE, DUE] })
    const { templates } = await h.tell('officer', 'notice.templates', {})
    expect(templates).toEqual([
      { id: TODO, kind: 'todo', left: 3 },
      { id: DUE, kind: 'due', left: 1 },
    ])
    expect((await h.tell('chief', 'notice.templates', {})).templates.map(({ left }) => left)).toEqual([0, 0])
  })

  test('of a template that is not in force are not counted, nor others beside it', async () => {
    const answer = await h.ask('officer', 'notice.granted', { templates: [TODO, 'unknown-template'] })
    expect(answer).toMatchObject({ code: 'NOT_FOUND', detail: 'templates' })
    expect((await h.tell('officer', 'notice.templates', {})).templates[0]?.left).toBe(0)
  })

  test('the same tap sent twice is one grant', async () => {
    for (let i = 0; i < 2; i++) await h.ask('officer', 'notice.granted', { templates: [TODO] }, 'one-tap-0001')
    expect((await h.tell('officer', 'notice.templates', {})).templates[0]?.left).toBe(1)
  })

  test('with a host of one’s own there is nothing to grant', async () => {
    Object.assign(h.app.ports, { templates: undefined })
    expect(await h.tell('officer', 'notice.templates', {})).toEqual({ templates: [] })
  })
})
