import { startGateway } from '../../../local/gateway/gateway'
import { useCloud } from './subject'

const cloud = useCloud()

/** wx-server-sdk reads where it runs from the environment. */
function wxCloud(url: string) {
  process.env.TCB_CONTEXT_CNFG = JSON.stringify({ URL: url })
  const sdk = require('wx-server-sdk')
  sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV })
  return sdk
}

beforeAll(() => {
  Object.assign(process.env, {
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TCB_CONTEXT_KEYS: 'TCB_ENV',
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_API_TOKEN',
    WX_OPENID: 'oPerson',
    WX_APPID: 'wxApp',
    WX_API_TOKEN: 'token',
  })
})

const message = { touser: 'oPerson', templateId: 'T', page: 'pages/x', data: { thing1: { value: '水库巡查' } } }

test('a subscribe message reaches the stand-in for WeChat with all that it says', async () => {
  const result = await wxCloud(cloud.gateway.url).openapi.subscribeMessage.send(message)
  expect(result.errCode).toBe(0)
  expect(cloud.gateway.openapiCalls).toEqual([
    {
      apiName: expect.stringMatching(/subscribe/i),
      data: expect.objectContaining({ touser: 'oPerson', data: message.data }),
    },
  ])
})

test("WeChat's refusals come through as they are", async () => {
  const openapi = async () => ({ errcode: 43101, errmsg: 'user refuse to accept the msg' })
  const other = await startGateway({ directory: `${cloud.directory}/other`, port: 0, openapi })
  const sending = wxCloud(other.url).openapi.subscribeMessage.send(message)
  await expect(sending.finally(() => other.stop())).rejects.toMatchObject({ errCode: 43101 })
})

test('node-sdk asks by JSON', async () => {
  const { result } = await cloud.app.callWxOpenApi({ apiName: 'wxa.getqrcode', requestData: { path: 'x' } as never })
  expect(result).toEqual({ errcode: 0, errmsg: 'ok' })
  expect(cloud.gateway.openapiCalls.at(-1)).toEqual({ apiName: 'wxa.getqrcode', data: { path: 'x' } })
})
