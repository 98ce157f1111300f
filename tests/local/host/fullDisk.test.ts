import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { addMs, DAY_MS } from '../../../domain/clock/time'
import { contract, type OperationName } from '../../../domain/contract'
import { startScheduler } from '../../../local/host/scheduler'
import { chainOf } from '../../../server/operations/subject/chain'
import { describeOnSmallDisk } from '../../describeOnSmallDisk'
import { START } from '../../domain/world'
import { jpeg } from '../../server/evidence/bytes'
import { draftContent, settle } from '../../server/harness'
import { sampleInput } from '../../server/samples'
import { mountSmallDisk, type SmallDisk } from '../../smallDisk'
import { openHost, type TestHost, tokenOf, told } from './testHost'

let disk: SmallDisk
let host: TestHost
let officer: string
let matterId: string

beforeEach(async () => {
  disk = mountSmallDisk(32)
  host = await openHost({ directory: join(disk.directory, 'data') })
  host.clock?.set(START)
  await settle(host.ports.store, START)
  const [asOfficer, asChief] = [await tokenOf(host, 'officer'), await tokenOf(host, 'chief')]
  officer = asOfficer
  const drafted = await command(officer, 'matter.draft', { content: draftContent() })
  matterId = (drafted.output as unknown as { matterId: string }).matterId
  await command(officer, 'matter.requestApproval', { matterId })
  await command(asChief, 'matter.approveIssue', { matterId, opinion: '' })
})
afterEach(async () => {
  disk.makeRoom()
  await host.stop()
  disk.remove()
})

let keys = 0
const command = (token: string, operation: OperationName, input: object, key = `key-of-a-test-${keys++}`) =>
  told(host.post('/api', { operation, input, idempotencyKey: key }, token))
const draft = (key?: string) => command(officer, 'matter.draft', { content: draftContent() }, key)
const upload = (size: number) => {
  const form = new FormData()
  form.append('origin', 'camera')
  form.append('file', new Blob([new Uint8Array(Buffer.concat([jpeg(), Buffer.alloc(size)]))]), 'a.jpg')
  return fetch(`${host.url}/files`, { method: 'POST', body: form, headers: { authorization: `Bearer ${officer}` } })
}
const steps = () =>
  host.ports.store.find('events', { filter: { ...chainOf(matterId), stepKey: { $exists: true } }, limit: 100 })
const incoming = () => readdirSync(join(host.directory, 'files', 'incoming'))
const diskState = async () => ((await (await host.get('/ready')).json()) as { checks: { disk: string } }).checks.disk

const READS = (Object.keys(contract) as OperationName[]).filter((name) => contract[name].kind === 'query')

describeOnSmallDisk('while the disk is full', () => {
  test('what writes is refused with NO_SPACE, everything is read, and all is well with room, without a restart', async () => {
    for (let round = 0; round < 2; round++) {
      disk.fill()
      const refused = await host.post(
        '/api',
        { operation: 'matter.draft', input: { content: draftContent() }, idempotencyKey: `refused-${round}` },
        officer,
      )
      expect([refused.status, (await told(refused)).code]).toEqual([507, 'NO_SPACE'])
      for (const [path, body] of [
        ['/session/password', { name: '张三', password: 'wrong', client: 'desk' }],
        ['/session/scan/begin', { userAgent: 'x' }],
        ['/demo/login', { personId: 'officer', client: 'desk' }],
      ] as const)
        expect(await told(host.post(path, body))).toMatchObject({ code: 'NO_SPACE' })
      for (const operation of READS) {
        const { ok, code } = await told(host.post('/api', { operation, input: sampleInput(operation) }, officer))
        expect([operation, ok || !['NO_SPACE', 'STORAGE_FAULT', 'INTERNAL'].includes(code)]).toEqual([operation, true])
      }
      expect(await told(host.post('/api', { operation: 'matter.get', input: {} }, officer))).toMatchObject({
        code: 'BAD_INPUT',
      })
      for (let i = 0; i < 40; i++) host.ports.log.info({ fill: 'x'.repeat(300) }, 'refused')
      expect(await diskState()).toBe('full')
      disk.makeRoom()
      expect(await draft(`refused-${round}`)).toMatchObject({ ok: true })
      expect(await diskState()).toBe('low')
    }
    await host.post('/api', { operation: 'none', input: {} })
    const figures = (await (await host.get('/metrics')).text()).match(/^zhidu_(no_space|log_lines).*$/gm)?.join('\n')
    expect(figures).toMatch(/zhidu_no_space_total [1-9]/)
    expect(figures).toMatch(/zhidu_log_lines_dropped_total [1-9]/)
    expect(readFileSync(join(host.directory, 'host.log'), 'utf8')).toMatch(/"dropped":\d+/)
    expect(await told(host.post('/api', { operation: 'matter.verify', input: { matterId } }, officer))).toMatchObject({
      output: { intact: true },
    })
  })

  test('a step that falls due ends nothing, is late and not lost, and is recorded once there is room', async () => {
    host.clock?.set(addMs(START, 50 * DAY_MS))
    disk.fill()
    const scheduler = await startScheduler(host.jobs, host.ports.log)
    await expect(host.jobs.run()).rejects.toMatchObject({ code: 'NO_SPACE' })
    expect(await steps()).toEqual([])
    expect(await host.ports.store.count('setAside', {})).toBe(0)
    disk.makeRoom()
    await scheduler.stop()
    await host.jobs.run()
    expect((await steps()).map(({ type }) => type)).toEqual(expect.arrayContaining(['SignInMissed', 'OverdueRecorded']))
  })

  test('uploads are answered with NO_SPACE, also before the disk is full, and leave nothing; small things are still saved', async () => {
    expect((await upload(1000)).status).toBe(200)
    disk.fill(2_000_000)
    expect(await told(upload(1000))).toMatchObject({ code: 'NO_SPACE' })
    expect(await diskState()).toBe('full')
    expect(await draft()).toMatchObject({ ok: true })
    disk.fill()
    expect(await told(upload(1000))).toMatchObject({ code: 'NO_SPACE' })
    expect(incoming()).toEqual([])
    disk.makeRoom()
    // Too large for the disk: refused on the way, when the reserve is reached.
    expect(await told(upload(40_000_000))).toMatchObject({ code: 'NO_SPACE' })
    expect(incoming()).toEqual([])
    expect((await upload(2000)).status).toBe(200)
  })
})

/** Sends all of a request and only then reads, as most clients do; what was answered, or the error. */
const sendThenRead = (head: string, body: Buffer): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(host.url).port), '127.0.0.1')
    socket.on('error', ({ message }) => resolve(message))
    socket.pause()
    socket.write(head)
    socket.write(body, () => {
      socket.on('data', (answer) => {
        resolve(String(answer))
        socket.destroy()
      })
      socket.resume()
    })
  })

describeOnSmallDisk('an upload that is refused', () => {
  const BOUNDARY = 'b0undary'
  const part = (head: string) => `--${BOUNDARY}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`
  const headOf = (length: number) =>
    `POST /files HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${officer}\r\n` +
    `content-type: multipart/form-data; boundary=${BOUNDARY}\r\ncontent-length: ${length}\r\n\r\n`
  const bodyOf = (size: number) =>
    Buffer.concat([
      Buffer.from(`${part('name="origin"')}camera\r\n${part('name="file"; filename="a.jpg"')}`),
      jpeg(),
      Buffer.alloc(size),
      Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
    ])

  test('is told so even when its sender reads nothing before all is sent', async () => {
    disk.fill()
    const body = bodyOf(20_000_000)
    expect(await sendThenRead(headOf(body.length), body)).toMatch(/^HTTP\/1\.1 507 /)
  })

  test('whose sender vanishes holds no connection', async () => {
    disk.fill()
    const socket = connect(Number(new URL(host.url).port), '127.0.0.1')
    const body = bodyOf(20_000_000)
    socket.write(headOf(body.length))
    socket.write(body.subarray(0, 300_000))
    await new Promise((resolve) => socket.once('data', resolve))
    socket.destroy()
    await new Promise((resolve) => socket.once('close', resolve))
    expect(incoming()).toEqual([])
  })
})
