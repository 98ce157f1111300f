import { invalid } from '../errors'
import type { OpenApi } from '../openapi/calls'
import { readArguments, writeAnswer } from '../openapi/messages'
import { isPlain } from '../values/plain'
import type { Answer, Request } from './request'

export interface OpenApiContext {
  openapi: OpenApi
}

export const openApiActions: Readonly<Record<string, (request: Request, context: OpenApiContext) => Promise<Answer>>> =
  {
    /** From wx-server-sdk, a form: the answer is a message in protocol buffers. */
    'wx.openApi': async ({ apiName, requestData }, { openapi }) => {
      if (!Buffer.isBuffer(requestData)) throw invalid('requestData must be bytes')
      return writeAnswer(await openapi(String(apiName), readArguments(requestData)))
    },

    /** From node-sdk's callWxOpenApi: JSON both ways. */
    'wx.api': async ({ apiName, requestData }, { openapi }) => {
      const data = typeof requestData === 'string' && requestData !== '' ? JSON.parse(requestData) : {}
      if (!isPlain(data)) throw invalid('requestData must be an object')
      return { data: { responseData: JSON.stringify(await openapi(String(apiName), data)) } }
    },
  }
