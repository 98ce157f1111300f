import { type QrText, readQrText } from '../../domain/session/qrText'
import { toast } from './errors'
import { open, ROUTES } from './navigate'

const cancelled = (error: { errMsg?: string }): boolean => /cancel/.test(error.errMsg ?? '')

/**
 * Lets the person scan a code of the desk. Null when there is nothing to do: the person thought better of it, or the
 * code is none of ours, which is said. Only by the camera: a picture that somebody sends may be their own desk's code.
 */
export const scanQr = async (): Promise<QrText | null> => {
  let text: string
  try {
    text = (await wx.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })).result
  } catch (error) {
    if (!cancelled(error as { errMsg?: string })) toast('没有扫到二维码，请再试一次')
    return null
  }
  const qr = readQrText(text)
  if (!qr) toast('这不是智督电脑端的二维码')
  return qr
}

/** Signs the desk in whose code is scanned: on a page of its own, where it is confirmed. */
export const scanDesk = async (): Promise<void> => {
  const qr = await scanQr()
  if (qr?.kind === 'login') open(ROUTES.scan, { scan: qr.scan })
  if (qr?.kind === 'bind') toast('本机已经登录，不用再绑定')
}
