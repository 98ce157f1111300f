import type { Random } from '../../../../local/host/demo/random'

const nested = (levels: number): unknown => {
  let value: unknown = 'x'
  for (let i = 0; i < levels; i++) value = [value]
  return value
}

/** What no field wants. All of it is JSON. */
export const HOSTILE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  '',
  ' ',
  '0',
  [],
  {},
  [null],
  { $ne: null },
  { $gt: '' },
  { constructor: { prototype: { isAdmin: true } } },
  JSON.parse('{"__proto__":{"roles":"anyone"}}'),
  nested(200),
  'x'.repeat(20_000),
  Array.from({ length: 2000 }, (_, i) => i),
]

const cursor = (json: string): string => Buffer.from(json).toString('base64url')

const WORDS: readonly string[] = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  "'; DROP TABLE events; --",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00',
  'a\u0000b',
  '\ud800',
  'x\udc00y',
  '\u202e倒写',
  '\u200b',
  '\ufeff',
  '\u2028',
  '\uffff',
  '9'.repeat(400),
  '(a+)+$',
  '[[[[',
  '{{constructor.constructor("return 1")()}}',
  '=HYPERLINK("http://x")',
  cursor('[1e999,"x","y"]'),
  cursor('[1,2,3]'),
  cursor('[null,"9999-12-31T00:00:00.000Z","\\u0000"]'),
  cursor('{"a":1}'),
]

/** Another text in place of `was`: a hostile one, or itself with something hostile in it. */
export function hostileText(was: string, random: Random): string {
  const word = random.pick(WORDS)
  if (random.chance(0.6)) return word
  const at = random.whole(0, was.length)
  return was.slice(0, at) + word + was.slice(at)
}
