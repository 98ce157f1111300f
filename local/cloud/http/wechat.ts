import type { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { FunctionError } from '../functions/functionError'
import type { Functions } from '../functions/functions'

/** What the stand-in for WeChat works with. */
export interface WeChatContext {
  functions: Functions
  /** Puts an object into the environment's storage, as WeChat does for its users; answers the file's id. */
  upload(cloudPath: string, content: Readable): Promise<string>
  /** Takes calls that no function has: the demonstration's doors. Null: the call goes to the function. */
  intercept(path: string, data: unknown, openid: string): Promise<object> | null
}

/** The mini-program of the stand-in; real ones begin with `wx` and have no hyphen. */
const APPID = 'standin-appid'
const OPENID = /^[A-Za-z0-9_-]{8,64}$/
const INBOX = /^inbox\/[A-Za-z0-9_.-]{8,80}$/

interface Call {
  name: string
  data?: { path?: string; data?: unknown }
}

/** Who the preview says it is. WeChat knows this of itself; here nobody can prove it. */
const openidOf = (request: FastifyRequest): string | null => {
  const given = request.headers['x-standin-openid']
  return typeof given === 'string' && OPENID.test(given) ? given : null
}

const identity = (openid: string) => ({
  WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
  WX_OPENID: openid,
  WX_APPID: APPID,
})

const failure = (errCode: number | string, errMsg: string) => ({ errCode, errMsg })

/**
 * Stands in for WeChat's servers, which cannot be reached here: `/wx/call` carries `wx.cloud.callFunction` to a function
 * with the caller's openid in its environment, `/wx/upload` carries `wx.cloud.uploadFile` into storage.
 */
export async function wechat(server: FastifyInstance, context: WeChatContext): Promise<void> {
  await server.register(multipart, { limits: { files: 1, fields: 4, fileSize: Number.POSITIVE_INFINITY } })

  server.post('/wx/call', async (request, reply) => {
    const openid = openidOf(request)
    if (!openid) return reply.send(failure(-1, 'cloud.callFunction:fail no identity'))
    const { name, data = {} } = request.body as Call
    const intercepted = name === 'api' && data.path ? context.intercept(data.path, data.data, openid) : null
    if (intercepted) return reply.send({ result: await intercepted })
    try {
      const event = { ...data, userInfo: { openId: openid, appId: APPID } }
      return reply.send({ result: await context.functions.invoke(name, event, identity(openid)) })
    } catch (error) {
      if (!(error instanceof FunctionError)) throw error
      request.log.error({ err: error }, 'a function failed')
      return reply.send(failure(error.code, `cloud.callFunction:fail ${error.code}`))
    }
  })

  server.post('/wx/upload', { config: { longBody: true } }, async (request, reply) => {
    const file = openidOf(request) ? await request.file() : undefined
    const field = file?.fields.cloudPath
    const cloudPath = field && 'value' in field ? String(field.value) : ''
    if (!file || !INBOX.test(cloudPath)) return reply.send(failure(-1, 'cloud.uploadFile:fail path not allowed'))
    return reply.send({ fileID: await context.upload(cloudPath, file.file), statusCode: 200 })
  })
}
