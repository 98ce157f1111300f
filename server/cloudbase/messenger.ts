import type { Messenger, SubscribeMessage } from '../ports'

/** WeChat's codes for a receiver who has no grant left, switched the messages off, or is no user of this program. */
const REFUSED = new Set([43101, 43107, 40003])

interface WxServer {
  init(config: { env: unknown }): void
  DYNAMIC_CURRENT_ENV: unknown
  openapi: { subscribeMessage: { send(message: object): Promise<unknown> } }
}

/** Only the courier sends; who never does, never loads it. */
async function load(): Promise<WxServer> {
  const wx = (await import('wx-server-sdk')) as unknown as WxServer & { default?: WxServer }
  const server = wx.default ?? wx
  server.init({ env: server.DYNAMIC_CURRENT_ENV })
  return server
}

const inWeChatsForm = ({ openid, template, page, data }: SubscribeMessage) => ({
  touser: openid,
  templateId: template,
  page,
  data: Object.fromEntries(Object.entries(data).map(([field, value]) => [field, { value }])),
})

/** Subscribe messages through the cloud's own call of WeChat: no secret of the mini-program is needed. */
export function createMessenger(): Messenger {
  let loading: Promise<WxServer> | undefined
  return {
    async send(message) {
      loading ??= load()
      const { openapi } = await loading
      try {
        await openapi.subscribeMessage.send(inWeChatsForm(message))
        return 'sent'
      } catch (error) {
        if (REFUSED.has(Number((error as { errCode?: number }).errCode))) return 'refused'
        throw error
      }
    },
  }
}
