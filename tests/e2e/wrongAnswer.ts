import type { Response } from 'playwright-core'
import { answerFault } from '../server/answers'

/** The call and its answer that went by, as desk and phone send them; null when the page went before it was read. */
async function exchange(response: Response): Promise<[call: unknown, answer: unknown] | null> {
  const { pathname } = new URL(response.url())
  if (pathname !== '/api' && pathname !== '/wx/call') return null
  const asked = response.request().postDataJSON()
  const said = await response.json().catch(() => null)
  if (said === null) return null
  if (pathname === '/api') return [asked, said]
  // In the cloud edition the phone calls a function: its path stands in the data (local/cloud/http/wechat.ts).
  return asked?.data?.path === '/api' ? [asked.data.data, said.result] : null
}

/** How an answer that the browser got is not what its operation's output schema says, or null. */
export async function wrongAnswer(response: Response): Promise<string | null> {
  const went = await exchange(response)
  return went && answerFault(...went)
}
