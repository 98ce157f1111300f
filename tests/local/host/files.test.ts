import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { MAX_FILE_BYTES } from '../../../domain/evidence/file'
import { linkTo } from '../../../server/operations/evidence/tickets'
import { html, jpeg, pdf } from '../../server/evidence/bytes'
import { adminOf, openHost, type TestHost, tokenOf, told } from './testHost'

let host: TestHost
let token: string
beforeEach(async () => {
  host = await openHost()
  token = await tokenOf(host, await adminOf(host))
})
afterEach(() => host.end())

const form = (bytes: Buffer, name = '现场.jpg', fields: Record<string, string> = { origin: 'camera' }): FormData => {
  const data = new FormData()
  for (const [field, value] of Object.entries(fields)) data.append(field, value)
  data.append('file', new Blob([new Uint8Array(bytes)]), name)
  return data
}
const send = (body: FormData, given: string | null = token) =>
  fetch(`${host.url}/files`, { method: 'POST', body, headers: given ? { authorization: `Bearer ${given}` } : {} })
const linkOf = async (fileId: string): Promise<string> => {
  const call = { operation: 'file.links', input: { fileIds: [fileId] } }
  const answer = (await (await host.post('/api', call, token)).json()) as { output: { links: Record<string, string> } }
  return answer.output.links[fileId] ?? ''
}
const stored = async (bytes = jpeg(), name = '现场.jpg') => linkOf((await told(send(form(bytes, name)))).output.fileId)
const nothingLeft = async () => {
  const files = readdirSync(join(host.directory, 'files'), { recursive: true, withFileTypes: true })
  expect(files.filter((entry) => entry.isFile())).toEqual([])
  expect(await host.ports.store.count('evidence', {})).toBe(0)
}

describe('sending', () => {
  test('a picture answers what it is, and its link gives the same bytes', async () => {
    const { output } = await told(send(form(jpeg())))
    expect(output).toMatchObject({ name: '现场.jpg', type: 'image/jpeg', size: jpeg().length, origin: 'camera' })
    const response = await host.get(await linkOf(output.fileId))
    expect(Buffer.from(await response.arrayBuffer())).toEqual(jpeg())
  })

  test('a name of its own stands before the file’s', async () => {
    const fields = { origin: 'album', name: '完工照片.jpg' }
    expect((await told(send(form(jpeg(), 'wx_tmp_8f3a.jpg', fields)))).output).toMatchObject({ name: '完工照片.jpg' })
  })

  test.each([
    ['an unknown origin', () => form(jpeg(), 'a.jpg', { origin: 'elsewhere' }), 200, 'BAD_INPUT'],
    ['no origin', () => form(jpeg(), 'a.jpg', {}), 200, 'BAD_INPUT'],
    ['a page named .jpg', () => form(html()), 200, 'FILE_TYPE_REFUSED'],
    ['no bytes', () => form(Buffer.alloc(0)), 200, 'FILE_TYPE_REFUSED'],
    [
      'too many fields',
      () => form(jpeg(), 'a.jpg', { a: '1', b: '2', c: '3', d: '4', origin: 'camera' }),
      413,
      'REQUEST_TOO_LARGE',
    ],
  ])('%s is refused and leaves nothing', async (_, body, status, code) => {
    const response = await send(body())
    expect([response.status, (await told(response)).code]).toEqual([status, code])
    await nothingLeft()
  })

  test('no file, two files, or a file under another name is refused', async () => {
    const none = new FormData()
    none.append('origin', 'camera')
    expect(await told(send(none))).toMatchObject({ code: 'BAD_INPUT' })
    const misnamed = new FormData()
    misnamed.append('origin', 'camera')
    misnamed.append('picture', new Blob([new Uint8Array(jpeg())]), 'a.jpg')
    expect(await told(send(misnamed))).toMatchObject({ code: 'BAD_INPUT' })
    const two = form(jpeg(1))
    two.append('file', new Blob([new Uint8Array(jpeg(2))]), 'b.jpg')
    expect((await told(send(two))).ok).toBe(false)
    await nothingLeft()
  })

  test('without a token nothing is read', async () => {
    const response = await send(form(jpeg()), null)
    expect([response.status, (await told(response)).code]).toEqual([401, 'NOT_SIGNED_IN'])
    await nothingLeft()
  })

  test('what is no form is refused', async () => {
    expect(await told(host.post('/files', {}, token))).toMatchObject({ code: 'BAD_INPUT' })
  })
})

/** A request by hand, so that it can lie about its length and break off. */
const raw = (length: number) => {
  const boundary = 'b0undary'
  const sending = request(`${host.url}/files`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': length,
    },
  })
  const part = (head: string) => `--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`
  sending.write(`${part('name="origin"')}camera\r\n${part('name="file"; filename="a.jpg"')}`)
  return { sending, boundary }
}

describe('an upload', () => {
  test('announced as too large is refused before it comes', async () => {
    const { sending } = raw(MAX_FILE_BYTES + 1024 * 1024)
    const status = await new Promise((resolve, reject) => {
      sending.on('response', (response) => resolve(response.statusCode))
      sending.on('error', reject)
    })
    sending.destroy()
    expect(status).toBe(413)
    await nothingLeft()
  })

  test.each([
    ['in the middle of the file', jpeg().subarray(0, 1000)],
    ['after the file, before the end of the form', Buffer.concat([jpeg(), Buffer.from('\r\n--b0undary\r\ncontent-')])],
  ])('cut %s leaves nothing', async (_, bytes) => {
    const done = new Promise<void>((resolve) => {
      host.app.ports.files.put = onceDone(host.app.ports.files.put.bind(host.app.ports.files), resolve)
    })
    const { sending } = raw(100_000)
    sending.on('error', () => undefined)
    await new Promise((resolve) => sending.write(bytes, resolve))
    await sawBytes()
    sending.destroy()
    await done
    await nothingLeft()
  })
})

/** Calls `then` when the call has ended, well or not: what a dropped client can no longer be told. */
const onceDone =
  <A extends unknown[], R>(call: (...args: A) => Promise<R>, then: () => void) =>
  async (...args: A): Promise<R> => {
    try {
      return await call(...args)
    } finally {
      then()
    }
  }

/** Waits until the host has begun to write what it receives. */
const sawBytes = async (): Promise<void> => {
  const incoming = join(host.directory, 'files', 'incoming')
  for (let looks = 0; readdirSync(incoming).length === 0; looks++) {
    if (looks > 100_000) throw new Error('nothing came in')
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('a link', () => {
  test('says what it gives and how to show it', async () => {
    const picture = await host.get(await stored())
    expect(Object.fromEntries(picture.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('现场.jpg')}`,
      'content-length': String(jpeg().length),
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/^default-src 'none'/),
    })
    await picture.arrayBuffer()
    const saved = await host.get(`${await stored(pdf(), '纪要.pdf')}?download=1`)
    await saved.arrayBuffer()
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment;/)
  })

  test('asked for its head only reads nothing', async () => {
    const link = await stored()
    const read = jest.spyOn(host.ports.files, 'read')
    const whole = await fetch(host.url + link, { method: 'HEAD' })
    const part = await fetch(host.url + link, { method: 'HEAD', headers: { range: 'bytes=0-1' } })
    expect([whole.status, whole.headers.get('content-length')]).toEqual([200, String(jpeg().length)])
    expect([part.status, part.headers.get('content-length')]).toEqual([206, '2'])
    expect(read).not.toHaveBeenCalled()
  })

  test('gives parts', async () => {
    const link = await stored()
    const size = jpeg().length
    const part = async (range: string) => {
      const response = await host.get(link, { range })
      return [
        response.status,
        response.headers.get('content-range'),
        Buffer.from(await response.arrayBuffer()),
      ] as const
    }
    expect(await part('bytes=10-19')).toEqual([206, `bytes 10-19/${size}`, jpeg().subarray(10, 20)])
    expect(await part('bytes=10-')).toEqual([206, `bytes 10-${size - 1}/${size}`, jpeg().subarray(10)])
    expect(await part('bytes=-5')).toEqual([206, `bytes ${size - 5}-${size - 1}/${size}`, jpeg().subarray(-5)])
    expect(await part(`bytes=0-${size * 2}`)).toEqual([206, `bytes 0-${size - 1}/${size}`, jpeg()])
    expect(await part(`bytes=${size}-`)).toEqual([416, `bytes */${size}`, Buffer.alloc(0)])
    for (const ignored of ['bytes=5-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=-'])
      expect(await part(ignored)).toEqual([200, null, jpeg()])
  })

  test('has ended after ten minutes, and opens nothing when changed', async () => {
    const link = await stored()
    expect((await host.get(`${link}x`)).status).toBe(404)
    expect((await host.get('/f/nothing')).status).toBe(404)
    host.clock?.advance(10 * 60_000)
    expect((await host.get(link)).status).toBe(404)
  })

  test('to the directory gives a workbook that can be brought in again', async () => {
    const asked = await host.post('/api', { operation: 'directory.export', input: {} }, token)
    const { output } = (await asked.json()) as { output: { name: string; link: string } }
    const response = await host.get(output.link)
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent(output.name))
    const { fileId } = (
      await told(send(form(Buffer.from(await response.arrayBuffer()), output.name, { origin: 'document' })))
    ).output
    const call = { operation: 'directory.import', input: { fileId, dryRun: false }, idempotencyKey: 'bring-it-back' }
    expect(await (await host.post('/api', call, token)).json()).toMatchObject({
      output: { errors: [], people: { same: 1 }, units: { same: 1 }, fronts: { same: 1 } },
    })
  })

  test('to the directory opens nothing for who may not have it, whoever holds the link', async () => {
    const opened = { kind: 'directory' as const, name: '目录.xlsx', personId: 'somebody-who-left' }
    const { linkSecret, clock } = host.ports
    expect((await host.get(linkTo(linkSecret, opened, clock.now()))).status).toBe(404)
  })
})
