import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect, refusal, useCloud } from './subject'

let ahead = 0
const cloud = useCloud({ secretId: 'id', secretKey: 'key', now: () => Date.now() + ahead })
const keys = { secretId: 'id', secretKey: 'key' }
const REFUSED = 'SIGN_PARAM_INVALID'

afterEach(() => {
  ahead = 0
})

test('the right key pair is let in', async () => {
  expect(await refusal(cloud.connect(keys).database().createCollection('right'))).toBe('not refused')
})

test('a wrong key, an unknown id and no signature at all are refused', async () => {
  expect(
    await refusal(
      cloud
        .connect({ ...keys, secretKey: 'no' })
        .database()
        .createCollection('a'),
    ),
  ).toBe(REFUSED)
  expect(
    await refusal(
      cloud
        .connect({ ...keys, secretId: 'no' })
        .database()
        .createCollection('a'),
    ),
  ).toBe(REFUSED)
  const bare = await fetch(cloud.gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'database.addCollection', collectionName: 'a' }),
  })
  expect(((await bare.json()) as { code: string }).code).toBe(REFUSED)
})

test('a request that is ten minutes old is refused', async () => {
  ahead = 11 * 60_000
  expect(await refusal(cloud.connect(keys).database().createCollection('late'))).toBe(REFUSED)
})

test('another environment is refused', async () => {
  expect(
    await refusal(
      cloud
        .connect({ ...keys, env: 'other' })
        .database()
        .createCollection('a'),
    ),
  ).toBe('INVALID_PARAM')
})

test('a body that was changed on the way is refused', async () => {
  // stands between SDK and gateway and changes the collection's name
  const between = createServer((incoming, answer) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk) => chunks.push(chunk))
    incoming.on('end', () => {
      const body = Buffer.concat(chunks).toString().replace('mine', 'your')
      const { url, headers, method } = incoming
      const onward = request(new URL(url as string, cloud.gateway.url), { method, headers }, (response) =>
        response.pipe(answer),
      )
      onward.end(body)
    })
  })
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(between.address() as AddressInfo).port}/admin`
  expect(await refusal(connect(url, keys).database().createCollection('mine'))).toBe(REFUSED)
  expect(await refusal(connect(url, keys).database().createCollection('other'))).toBe('not refused')
  between.closeAllConnections()
  await new Promise((resolve) => between.close(resolve))
})

test('an action that is not spoken is refused by its name', async () => {
  const admin = cloud.connect(keys).auth() as unknown as { getEndUserInfo(id: string): Promise<unknown> }
  await expect(admin.getEndUserInfo('someone')).rejects.toMatchObject({
    code: 'INVALID_PARAM',
    message: expect.stringContaining('auth.getUserInfoForAdmin'),
  })
})
