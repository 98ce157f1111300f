import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser'
import { onScreen, Screen } from './screen'

class Plain extends Screen {}

const CALL = { operation: 'notice.unread', input: {} }

let browser: Browser
let server: Server
let said: object
beforeAll(async () => {
  browser = await launchBrowser()
  server = createServer(({ method }, response) => {
    response.setHeader('content-type', method === 'POST' ? 'application/json' : 'text/html')
    response.end(method === 'POST' ? JSON.stringify(said) : '<title>A page</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await browser.close()
  server.close()
})

/** A page that asks, on a screen of its own. */
const ask = (path: string, body: object): Promise<void> => {
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return onScreen(
    browser,
    {},
    (page) => new Plain(page, origin),
    async ({ page }) => {
      await page.goto(origin)
      const init = { method: 'POST', body: JSON.stringify(body) }
      await page.evaluate(`fetch(${JSON.stringify(path)}, ${JSON.stringify(init)}).then((answer) => answer.text())`)
    },
  )
}

test.each([
  ['the desk', '/api', CALL, (answer: object) => answer],
  [
    'the phone of the cloud',
    '/wx/call',
    { name: 'api', data: { path: '/api', data: CALL } },
    (result: object) => ({ result }),
  ],
])('an answer to %s that its schema does not name is a fault of the screen', async (_, path, body, as) => {
  said = as({ ok: true, output: { unread: 1 } })
  await ask(path, body)
  said = as({ ok: true, output: { unread: 1, secret: 'x' } })
  await expect(ask(path, body)).rejects.toThrow(/notice\.unread .*additional properties/)
})
