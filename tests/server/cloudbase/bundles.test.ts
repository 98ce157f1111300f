import { execFile } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { systemClock } from '../../../local/embedded/clock'
import { leftOutModule } from '../../../scripts/cloud/leftOut.mjs'
import { readSettings } from '../../../server/cloudbase/settings'
import { manifest } from '../../../server/collections'
import { issueCode } from '../../../server/session/codes'
import { redeemCode } from '../../../server/session/logIn'
import { jpeg } from '../evidence/bytes'
import { draftContent, type Harness } from '../harness'
import { settledHarness } from './cloudHarness'
import { openGateway, PLATFORM, temporary } from './gateway'
import { bodyOf, buildFunctions, http, type Instance, startInstance, timer } from './instance'

const SECRET = 'a secret of more than thirty-two characters'

let built: string
let environment: Record<string, string>
let h: Harness
let calls: readonly object[]
const instances: Instance[] = []

const start = (name: string, more: Record<string, string> = {}): Instance => {
  const instance = startInstance(built, name, { ...environment, ...more })
  instances.push(instance)
  return instance
}

beforeAll(async () => {
  built = buildFunctions()
  const { url, openapiCalls } = await openGateway(manifest)
  calls = openapiCalls
  environment = { TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }), ZHIDU_LINK_SECRET: SECRET }
  h = await settledHarness(url)
})
afterAll(async () => {
  await Promise.all(instances.map((instance) => instance.stop()))
  await h.close()
})

/** Logs in at the desk with a fresh code, through the function itself. */
const logIn = async (api: Instance, personId: string): Promise<string> => {
  const { code } = await h.store.transact((tx) => issueCode({ clock: systemClock() }, tx, personId))
  const said = await api.send(http('/session/code', { code, password: 'correct horse 7', client: 'desk' }))
  return String(bodyOf(said).output?.token)
}

/** Puts bytes into the inbox as the desk does; answers their id. */
async function putInto(api: Instance, token: string, bytes: Uint8Array): Promise<string> {
  const begun = bodyOf(await api.send(http('/files/begin', {}, token))).output as {
    fileID: string
    url: string
    method: string
    headers: Record<string, string>
  }
  const put = await fetch(begun.url, { method: begun.method, headers: begun.headers, body: new Uint8Array(bytes) })
  expect(await put.text()).toBe('')
  return begun.fileID
}

const large = () =>
  sharp({
    create: { width: 1600, height: 1200, channels: 3, background: '#888', noise: { type: 'gaussian', sigma: 30 } },
  })
    .jpeg()
    .toBuffer()

describe('the function api, alone in an empty folder', () => {
  let api: Instance
  let token: string
  beforeAll(async () => {
    api = start('api')
    token = await logIn(api, 'officer')
  })

  test('logs in, gives a command and shows what came of it, with nothing loaded from elsewhere', async () => {
    const content = draftContent()
    const call = { operation: 'matter.draft', input: { content }, idempotencyKey: 'draft-0001' }
    const drafted = bodyOf(await api.send(http('/api', call, token)))
    expect(drafted).toMatchObject({ ok: true, output: { version: 1 } })
    const matterId = drafted.output?.matterId
    const said = await api.send(http('/api', { operation: 'matter.get', input: { matterId } }, token))
    expect(bodyOf(said)).toMatchObject({ ok: true, output: { matter: { title: content.title } } })
    expect(said.foreign).toEqual([])
  })

  test('takes a file out of the inbox, told by its bytes, and gives it back by a link of the storage', async () => {
    const picture = jpeg()
    const finish = { fileID: await putInto(api, token, picture), name: '现场.jpg', origin: 'camera' }
    const said = await api.send(http('/files/finish', finish, token))
    expect(bodyOf(said)).toMatchObject({ ok: true, output: { type: 'image/jpeg', size: picture.length } })
    expect(said.foreign).toEqual([])

    const fileId = String(bodyOf(said).output?.fileId)
    const linked = bodyOf(
      await api.send(http('/api', { operation: 'file.links', input: { fileIds: [fileId] } }, token)),
    )
    const { links } = linked.output as { links: Record<string, string> }
    const link = links[fileId] ?? ''
    expect(Buffer.from(await (await fetch(link)).arrayBuffer()).equals(picture)).toBe(true)
    expect(bodyOf(await api.send(http('/files/finish', finish, token)))).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('makes a small picture of a large one, with the binary that lies beside it', async () => {
    const fileID = await putInto(api, token, await large())
    const finish = { fileID, name: '现场.jpg', origin: 'camera' }
    const fileId = String(bodyOf(await api.send(http('/files/finish', finish, token))).output?.fileId)
    const input = { fileIds: [fileId], small: true }
    const said = await api.send(http('/api', { operation: 'file.links', input }, token))
    expect(said.foreign).toEqual([])
    const { links } = bodyOf(said).output as { links: Record<string, string> }
    const shown = Buffer.from(await (await fetch(links[fileId] ?? '')).arrayBuffer())
    expect(await sharp(shown).metadata()).toMatchObject({ format: 'jpeg', width: 400, height: 300 })
  })

  test('gives the directory as a workbook behind its ticket, and takes it in again', async () => {
    const admin = await logIn(api, 'admin')
    const call = { operation: 'directory.export', input: {} }
    const link = String(bodyOf(await api.send(http('/api', call, admin))).output?.link)
    const said = await api.send(http(link))
    expect(said.answer).toMatchObject({ statusCode: 200, isBase64Encoded: true })
    expect(said.foreign).toEqual([])

    const fileID = await putInto(api, admin, Buffer.from(String(said.answer?.body), 'base64'))
    const finish = { fileID, name: '目录.xlsx', origin: 'document' }
    const fileId = bodyOf(await api.send(http('/files/finish', finish, admin))).output?.fileId
    const input = { fileId, dryRun: true }
    const imported = await api.send(
      http('/api', { operation: 'directory.import', input, idempotencyKey: 'import-0001' }, admin),
    )
    expect(bodyOf(imported)).toMatchObject({ ok: true, output: { errors: [], people: { added: 0, changed: 0 } } })
    expect(imported.foreign).toEqual([])
  })
})

test('without its secret nothing is served, and nobody is told why but the log', async () => {
  const api = start('api', { ZHIDU_LINK_SECRET: 'short' })
  const said = await api.send(http('/api', { operation: 'session.me', input: {} }))
  expect(said.answer?.statusCode).toBe(500)
  expect(bodyOf(said)).toMatchObject({ ok: false, code: 'INTERNAL' })
  expect(String(said.answer?.body)).not.toContain('ZHIDU')
  expect(api.printed()).toContain('ZHIDU_LINK_SECRET')
  expect(api.printed()).not.toContain('short')
})

describe.each(['sweep', 'courier', 'daily'])('the function %s', (name) => {
  test('runs when its timer says so, with nothing loaded from elsewhere', async () => {
    const said = await start(name).send(timer(name), { TRIGGER_SRC: 'timer' })
    expect(said).toMatchObject({ answer: expect.any(Object), foreign: [] })
  })

  test.each([{}, http('/api', {}), { ...timer(name), userInfo: { openId: 'o1' } }])('refuses %j', async (event) => {
    expect((await start(name).send(event)).error).toContain('timer')
  })
})

test('the chunk with WeChat’s SDK, alone in an empty folder, reaches WeChat', async () => {
  const folder = temporary('chunk')
  copyFileSync(join(built, 'courier/wx-server-sdk.js'), join(folder, 'wx-server-sdk.js'))
  const script = `
    const wx = require('./wx-server-sdk.js')
    wx.init({ env: wx.DYNAMIC_CURRENT_ENV })
    wx.openapi.subscribeMessage.send({ touser: 'o1', templateId: 't1', page: 'p', data: {} })`
  await promisify(execFile)(process.execPath, ['-e', script], { cwd: folder, env: { ...PLATFORM, ...environment } })
  expect(calls).toEqual([
    { apiName: expect.stringMatching(/subscribe/i), data: expect.objectContaining({ touser: 'o1' }) },
  ])
})

test('the function courier brings a granted message to the phone, once, and opens nothing else', async () => {
  const template = 'todo-template-1 thing1=matter thing2=what time3=due'
  Object.assign(h.app.ports, { templates: readSettings({ ...environment, ZHIDU_TEMPLATE_TODO: template }).templates })
  const { code } = await h.store.transact((tx) => issueCode(h.app.ports, tx, 'u1supervisor'))
  await redeemCode(h.app, { code, client: 'phone', openid: 'openid-1' })
  await h.tell('u1supervisor', 'notice.granted', { templates: ['todo-template-1'] })
  const matterId = await h.issue()
  const courier = start('courier', { ZHIDU_TEMPLATE_TODO: template })
  for (let i = 0; i < 2; i++) {
    const said = await courier.send(timer('courier'), { TRIGGER_SRC: 'timer' })
    expect(said.foreign).toEqual([])
  }
  const sent = (calls as { data: Record<string, unknown> }[]).filter(({ data }) => data.touser === 'openid-1')
  expect(sent.map(({ data }) => data)).toEqual([
    expect.objectContaining({
      template_id: 'todo-template-1',
      page: expect.stringContaining(matterId),
      data: { thing1: { value: draftContent().title }, thing2: expect.any(Object), time3: expect.any(Object) },
    }),
  ])
  expect(await h.store.get('grants', 'u1supervisor.todo-template-1')).toMatchObject({ left: 0, used: 1 })
})

test('parts of the SDK that are left out can be required and not used', () => {
  const file = join(temporary('left-out'), 'ai.js')
  writeFileSync(file, leftOutModule('@cloudbase/ai'))
  const part = jest.requireActual<Record<string, unknown>>(file)
  for (const use of [() => part.AI, () => (part as unknown as () => void)()])
    expect(use).toThrow('@cloudbase/ai is left out of the bundle')
})
