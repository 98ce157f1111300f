/** Order matters: Edge and the domestic browsers call themselves Chrome as well, and Chrome calls itself Safari. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/QQBrowser\//, 'QQ 浏览器'],
  [/(360SE|360EE|QIHU)/, '360 浏览器'],
  [/MicroMessenger\//, '微信'],
  [/(OPR|Opera)\//, 'Opera'],
  [/Firefox\//, '火狐'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/(Trident|MSIE)/, 'IE'],
]

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/(iPhone|iPad)/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Android/, '安卓'],
  [/(UOS|Kylin|Linux)/, 'Linux'],
]

const firstOf = (table: readonly (readonly [RegExp, string])[], userAgent: string, otherwise: string): string =>
  table.find(([pattern]) => pattern.test(userAgent))?.[1] ?? otherwise

/**
 * `Edge(Windows)`. Only words of these tables: whoever asks to be logged in must not write what the one who confirms
 * reads.
 */
export const browserWords = (userAgent: string): string =>
  `${firstOf(BROWSERS, userAgent, '其他浏览器')}(${firstOf(SYSTEMS, userAgent, '其他系统')})`
