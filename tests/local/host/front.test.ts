import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHost } from './testHost'

test('the clients are served as they were built, kept by browsers only where their name changes with them', async () => {
  const dist = mkdtempSync(join(tmpdir(), 'zhidu-dist-'))
  mkdirSync(join(dist, 'console/assets'), { recursive: true })
  mkdirSync(join(dist, 'preview'))
  writeFileSync(join(dist, 'console/index.html'), 'desk')
  writeFileSync(join(dist, 'console/assets/index-abc123.js'), '1')
  writeFileSync(join(dist, 'preview/index.html'), 'phone')
  const host = await openHost({ dist })
  const get = async (path: string) => {
    const response = await host.get(path)
    return [response.status, await response.text(), response.headers.get('cache-control')]
  }
  expect(await get('/desk/')).toEqual([200, 'desk', 'no-cache'])
  expect(await get('/desk')).toEqual([200, 'desk', 'no-cache'])
  expect(await get('/phone/')).toEqual([200, 'phone', 'no-cache'])
  expect(await get('/desk/assets/index-abc123.js')).toEqual([200, '1', 'public, max-age=31536000, immutable'])
  expect((await get('/desk/nothing.js'))[0]).toBe(404)
  expect((await get('/desk/..%2f..%2fhost.lock'))[0]).toBe(404)
  await host.end()
  rmSync(dist, { recursive: true })
})

test('without a build it says what to do', async () => {
  const host = await openHost()
  const response = await host.get('/desk/')
  expect([response.status, await response.text()]).toEqual([404, expect.stringContaining('npm start')])
  await host.end()
})

test('the first page offers the clock in a demonstration only', async () => {
  const [demo, live] = [await openHost(), await openHost({ mode: 'live' })]
  expect(await (await demo.get('/')).text()).toContain('data-advance="P1D"')
  expect(await (await live.get('/')).text()).not.toContain('data-advance')
  await demo.end()
  await live.end()
})
