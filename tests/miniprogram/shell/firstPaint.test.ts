import app from '../../../miniprogram/app.json'
import { loadPage } from '../load'
import { answerRequests } from '../wx'
import { loggedInHost } from './host'

const pages = [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
const QUERY: Record<string, Record<string, string>> = {
  'pages/matter/index': { id: 'm1' },
  'pages/forms/action/index': { command: 'report', matter: 'm1', assignment: 'a1' },
  'pages/scan/index': { scan: 'A'.repeat(22) },
}

/** What stands there from the first moment, whoever one is. */
const FIXED: Record<string, string> = { 'pages/me/index': '大字模式' }

test.each(pages)('%s shows its shape while it waits for its first answer', async (path) => {
  loggedInHost({})
  answerRequests(() => new Promise(() => undefined))
  const page = await loadPage(path, QUERY[path])
  expect(page.html).toContain(FIXED[path] ?? 'skeleton-list--card')
})
