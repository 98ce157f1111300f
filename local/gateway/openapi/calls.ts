/**
 * Stands for WeChat's servers: takes the name of an open API (as `/wxa/…` or `subscribeMessage.send`, whichever the SDK
 * sends) and its data, gives WeChat's answer, in which an `errcode` other than 0 is a refusal.
 */
export type OpenApi = (apiName: string, data: Record<string, unknown>) => Promise<object>

export interface OpenApiCall {
  apiName: string
  data: Record<string, unknown>
}

/** So many calls are remembered. */
const MOST = 1_000

/** The stand-in where no other is given: it sends nothing, keeps what it was asked, and answers that all is well. */
export class RecordedCalls {
  readonly calls: OpenApiCall[] = []

  readonly answer: OpenApi = async (apiName, data) => {
    this.calls.push({ apiName, data })
    if (this.calls.length > MOST) this.calls.shift()
    return { errcode: 0, errmsg: 'ok' }
  }
}
