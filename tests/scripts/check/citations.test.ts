import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const ROOT = resolve(__dirname, '../../..')

let folder: string
beforeEach(() => {
  mkdirSync(join(ROOT, 'dist/test'), { recursive: true })
  folder = mkdtempSync(join(ROOT, 'dist/test/citations-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Pages end in .MD here, so that what is planted is not taken for a citation of this file's own. */
const plant = (files: Record<string, string>) => {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name.replace('.MD', '.md'))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text.replaceAll('.MD', '.md'))
  }
}

const found = (): string[] => {
  const { stdout } = spawnSync(process.execPath, ['scripts/check/citations.mjs', folder], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  return stdout.replaceAll('.md:', '.MD:').match(/^\S+/gm) ?? []
}

const PAGES = {
  'docs/rules.MD':
    '# Rules\n\n## 1. Idea\n\n## 2. Time (时间) (planned)\n\nSection 1 and section 2 say it.\n\n### Life cycle\n',
  'docs/look.MD':
    '# Look\n\n## Principles\n\n1. **First.**\n2. **Second.**\n\n## Phone\n\n1. Not a principle.\n2. Nor this.\n3. Nor this.\n',
  'docs/guides/deploy.MD': '# Deploy\n\n## 1 Before\n\n## 2 After\n',
}

const FINE = [
  '// docs/rules.MD and docs/rules.MD, section 2',
  '// (docs/rules.MD, sections 1 and 2)',
  '// `docs/rules.MD`, «Life cycle», and docs/rules.MD, «Time»',
  '/** as said (docs/rules.MD,\n * section 2) */',
  '// docs/look.MD, principle 2; docs/look.MD, «Phone»',
  '// docs/guides/deploy.MD, section 2',
  '// https://example.org/docs/other.MD, and other/page.MD of a project that is not ours',
]
const WRONG = [
  '// docs/nowhere.MD',
  '// rules.MD, section 1, by no path',
  '// guides/deploy.MD from docs',
  '// docs/rules.MD, section 3',
  '// docs/rules.MD, sections 1, 2 and 8',
  '// docs/rules.MD, «Death»',
  '/* docs/rules.MD,\n * section 3 */',
  '// docs/look.MD, principle 3',
  '// docs/rules.MD, principle 1',
]

const PAGE = {
  fine: [
    '[rules](../docs/rules.MD), section 1',
    '[time](rules.MD#2-time-时间-planned)',
    '[here](#words)',
    '[web](https://example.org/x.MD#y)',
    '[code](../code.ts)',
    '<img src="guides/deploy.MD">',
    'docs/rules.MD, section 2',
  ],
  wrong: [
    '[rules](docs/rules.MD)',
    '[rules](rules.MD#3-none)',
    '[rules](rules.MD), section 3',
    '[here](#nowhere)',
    '[code](../none.ts)',
    '<img src="none.png">',
    'rules.MD',
  ],
}

const lineOf = (lines: string[], line: string): number =>
  lines.slice(0, lines.indexOf(line)).join('\n').split('\n').length + (lines.indexOf(line) > 0 ? 1 : 0)

test('a planted citation of a page, section, principle or heading that is not there is found, and nothing else is', () => {
  const lines = [...FINE, ...WRONG]
  const names = ['code.ts', 'domain/tool.mts', 'tool.mjs', 'Page.vue', 'miniprogram/page.wxml']
  plant({ ...PAGES, ...Object.fromEntries(names.map((name) => [name, lines.join('\n')])) })
  const expected = names.flatMap((name) => WRONG.map((line) => `${name}:${lineOf(lines, line)}`))
  expect(found().sort()).toEqual(expected.sort())
})

test('a link of a page that leads nowhere is found, and a section that the page itself has not', () => {
  const page = ['# Words', ...PAGE.fine, ...PAGE.wrong]
  const own = ['# Own', '## 1. One', 'Section 1, and section 1 here.', 'See section 4.', 'Sections 1 and 7.']
  plant({ 'code.ts': '', ...PAGES, 'docs/page.MD': page.join('\n'), 'docs/own.MD': own.join('\n') })
  const wrong = PAGE.wrong.map((line) => `docs/page.MD:${page.indexOf(line) + 1}`)
  expect(found().sort()).toEqual([...wrong, 'docs/own.MD:4', 'docs/own.MD:5'].sort())
})
