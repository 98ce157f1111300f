import { readdirSync, readFileSync } from 'node:fs'

const CSS = readFileSync('domain/look/tokens.css', 'utf8')
const TOKENS = Object.fromEntries([...CSS.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]))

const SRGB_KNEE = 0.04045

/** Relative luminance (WCAG 2.2) of `#rrggbb`, 0 to 1. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= SRGB_KNEE ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast (WCAG 2.2) of two tokens, 1 to 21. */
const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [one, other].map((name) => luminance(TOKENS[name] ?? '')).sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const sheets = ['console/src', 'miniprogram'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(vue|css|wxss)$/.test(file))
    .map((file) => ({ file: `${folder}/${file}`, css: readFileSync(`${folder}/${file}`, 'utf8') })),
)

test('contrast is counted as WCAG counts it', () => {
  expect(luminance('#ffffff')).toBeCloseTo(1)
  expect(luminance('#000000')).toBe(0)
  expect(contrast('paper', 'paper')).toBe(1)
  expect((1 + 0.05) / (luminance('#767676') + 0.05)).toBeCloseTo(4.54, 2)
})

describe('docs/look.md, «Tokens»: words have at least 4.5:1', () => {
  const WORDS = ['ink', 'ink-2', 'brand', 'red', 'amber', 'green']

  test.each(WORDS.flatMap((words) => ['paper', 'page'].map((ground) => [words, ground] as const)))(
    '%s on %s',
    (words, ground) => {
      expect(contrast(words, ground)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each(WORDS.filter((words) => words !== 'amber'))('%s on the wash', (words) => {
    expect(contrast(words, 'brand-wash')).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['brand', 'brand-pressed', 'red'])('paper on %s', (ground) => {
    expect(contrast('paper', ground)).toBeGreaterThanOrEqual(4.5)
  })
})

describe('docs/look.md, «Tokens»: large words, icons, dots and the edges of fields have at least 3:1', () => {
  test.each(['ink-3', 'closed', 'red', 'amber', 'green', 'brand'])('%s on paper', (mark) => {
    expect(contrast(mark, 'paper')).toBeGreaterThanOrEqual(3)
  })

  test('large amber numbers on the wash', () => {
    expect(contrast('amber', 'brand-wash')).toBeGreaterThanOrEqual(3)
  })

  test('the yellow dot has less, and so an edge of amber wherever it is drawn', () => {
    expect(contrast('amber-dot', 'paper')).toBeLessThan(3)
    const dots = sheets.flatMap(({ css }) => css.match(/\{[^{}]*var\(--amber-dot\)[^{}]*\}/g) ?? [])
    expect(dots).not.toEqual([])
    expect(dots.filter((rule) => !/var\(--amber\)/.test(rule))).toEqual([])
  })
})

test('no words are written in what is only for edges and dots', () => {
  const faint = /(?<![\w-])color: var\(--(ink-3|closed|amber-dot|line)\)/
  expect(sheets.length).toBeGreaterThan(50)
  expect(sheets.filter(({ css }) => faint.test(css)).map(({ file }) => file)).toEqual([])
})
