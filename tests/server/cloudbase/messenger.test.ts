import { createMessenger } from '../../../server/cloudbase/messenger'
import { openGateway } from './gateway'

const MESSAGE = {
  openid: 'o-handler',
  template: 'template-1',
  page: 'pages/matter/index?id=m1',
  data: { thing1: '老旧小区加装电梯推进', time2: '2026年11月24日 17:00' },
}

const calls: { apiName: string; data: object }[] = []
let answer: object = { errcode: 0, errmsg: 'ok' }

beforeAll(async () => {
  const openapi = async (apiName: string, data: object) => {
    calls.push({ apiName, data })
    return answer
  }
  const { url } = await openGateway({}, { openapi })
  process.env.TCB_CONTEXT_CNFG = JSON.stringify({ URL: url })
})
beforeEach(() => {
  calls.length = 0
  answer = { errcode: 0, errmsg: 'ok' }
})

const messenger = createMessenger()

test('a message reaches WeChat in its own form', async () => {
  expect(await messenger.send(MESSAGE)).toBe('sent')
  const { openid: touser, page } = MESSAGE
  const data = { thing1: { value: MESSAGE.data.thing1 }, time2: { value: MESSAGE.data.time2 } }
  expect(calls).toEqual([{ apiName: expect.stringMatching(/subscribeMessage/i), data: expect.any(Object) }])
  expect(calls[0]?.data).toMatchObject({ touser, page, data })
  expect(JSON.stringify(calls[0]?.data)).toContain(MESSAGE.template)
})

test.each([
  [43101, 'who has no grant left, or refused'],
  [43107, 'whose subscription WeChat has blocked'],
  [40003, 'who is no user of this program'],
])('%i: one %s is told as refused', async (errcode) => {
  answer = { errcode, errmsg: 'refused' }
  expect(await messenger.send(MESSAGE)).toBe('refused')
})

test.each([
  [45009, 'what may be tried again'],
  [-1, 'a busy system'],
  [47003, 'a text that does not fit its field, which is our fault'],
  [40037, 'an unknown template, which is our fault'],
])('%i: %s is thrown', async (errcode) => {
  answer = { errcode, errmsg: 'fault' }
  await expect(messenger.send(MESSAGE)).rejects.toMatchObject({ errCode: errcode })
})
