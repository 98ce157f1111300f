/** What a code that the desk shows says to the phone: sign the desk in, or bind this phone. */
export type QrText = { kind: 'login'; scan: string } | { kind: 'bind'; code: string }

const LOGIN = 'zhidu:login:'
const BIND = 'zhidu:bind:'
const SCAN = /^[A-Za-z0-9_-]{16,64}$/
const CODE = /^[A-Z0-9-]{8,40}$/

/** The text of the desk's QR. */
export const qrTextOf = (qr: QrText): string => (qr.kind === 'login' ? LOGIN + qr.scan : BIND + qr.code)

/** What was scanned; null for any other code that hangs on a wall. */
export const readQrText = (text: string): QrText | null => {
  const scan = text.startsWith(LOGIN) ? text.slice(LOGIN.length) : ''
  if (SCAN.test(scan)) return { kind: 'login', scan }
  const code = text.startsWith(BIND) ? text.slice(BIND.length) : ''
  return CODE.test(code) ? { kind: 'bind', code } : null
}
