import { browserWords } from '../../../domain/session/browserWords'
import { qrTextOf, readQrText } from '../../../domain/session/qrText'

test.each([
  { kind: 'login', scan: 'AbC-_9'.repeat(4) },
  { kind: 'bind', code: '7KQP-MX3D-R9TA' },
] as const)('what the desk shows is read by the phone as it was meant: %j', (qr) => {
  expect(readQrText(qrTextOf(qr))).toEqual(qr)
})

test.each([
  '',
  'https://example.gov.cn/',
  'zhidu:login:',
  'zhidu:login:short',
  `zhidu:login:${'x'.repeat(65)}`,
  `zhidu:login:${'x'.repeat(20)} `,
  `zhidu:login:${'x'.repeat(20)}\n`,
  `zhidu:login:../../${'x'.repeat(20)}`,
  `xzhidu:login:${'x'.repeat(20)}`,
  'zhidu:bind:',
  'zhidu:bind:7kqp-mx3d',
  'zhidu:other:7KQP-MX3D-R9TA',
])('any other text is none of ours: %j', (text) => {
  expect(readQrText(text)).toBeNull()
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36', 'Chrome(Windows)'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0', 'Edge(Windows)'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Version/17.5 Safari/605.1.15', 'Safari(macOS)'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', '火狐(Linux)'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1', 'Safari(iOS)'],
  ['督查室要求您立即确认', '其他浏览器(其他系统)'],
])('%s is told as %s', (userAgent, words) => {
  expect(browserWords(userAgent)).toBe(words)
})
