import { isPlainText, tidied } from '../../../domain/contract/plainText'

test.each([
  ['\ufeff标题\u200b', '标题', '标题'],
  ['一\r\n二\r三\u000b四\u2028五', '一 二 三 四 五', '一\n二\n三\n四\n五'],
  ['软\u00ad连字\u2060符', '软连字符', '软连字符'],
  ['家\u200d人', '家人', '家\u200d人'],
  ['表\t格', '表 格', '表\t格'],
  ['㐂𠮷、é、😀、\ue000', '㐂𠮷、é、😀、\ue000', '㐂𠮷、é、😀、\ue000'],
])('what pasting leaves in %j is tidied away, and what is left is text', (given, line, prose) => {
  expect([tidied(given, 'line'), tidied(given, 'prose')]).toEqual([line, prose])
  expect([line, prose].every(isPlainText)).toBe(true)
})

test.each(['\u0000', '\u007f', '\u200e', '\u202e', '\ud800', '\udc00', '\ufffe', '\u{1ffff}'])(
  '%j is no text',
  (mark) => {
    expect(isPlainText(tidied(`内容${mark}`, 'prose'))).toBe(false)
  },
)
