import { CLOUD_ENV } from './config'

let ready = false

/** WeChat's cloud, which itself says whose phone it is; in phones that were built for it. */
export const weChatCloud = () => {
  if (!ready) wx.cloud.init({ env: CLOUD_ENV })
  ready = true
  return wx.cloud
}
