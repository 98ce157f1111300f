import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const SCRIPT = resolve(__dirname, '../../../scripts/check/subjects.mjs')
/** Of this machine's own settings, and of a repository around, git knows nothing here. */
const { GIT_DIR: _directory, GIT_WORK_TREE: _tree, GIT_INDEX_FILE: _index, ...plain } = process.env
const NOBODY = { GIT_AUTHOR_NAME: 'n', GIT_AUTHOR_EMAIL: 'n@n', GIT_COMMITTER_NAME: 'n', GIT_COMMITTER_EMAIL: 'n@n' }
const env = { ...plain, ...NOBODY, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zhidu-subjects-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const git = (...args: string[]) => execFileSync('git', args, { cwd: root, env, stdio: 'pipe' })
const commit = (message: string, date = '2030-01-01T00:00:00Z') =>
  git('commit', '--allow-empty', '--allow-empty-message', '-m', message, `--date=${date}`)

const faults = (folder = root) => {
  const { stdout, status } = spawnSync(process.execPath, [SCRIPT, folder], { env, encoding: 'utf8' })
  return {
    status,
    subjects: stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^\w+: /, '')),
  }
}

test('a subject has 72 characters at most, whatever their bytes, and is not empty', () => {
  git('init', '-q')
  commit(`${'督'.repeat(72)}\n\n${'why '.repeat(40)}`)
  expect(faults()).toEqual({ status: 0, subjects: [''] })
  commit('x'.repeat(73))
  commit('')
  expect(faults()).toEqual({
    status: 1,
    subjects: ['a subject of 0 characters: ', `a subject of 73 characters: ${'x'.repeat(73)}`],
  })
})

test('what was written before it was asked stays, in a shallow clone as well', () => {
  git('init', '-q')
  commit('x'.repeat(80), '2026-11-01T00:00:00Z')
  commit('y'.repeat(74))
  commit('Short')
  const subjects = [`a subject of 74 characters: ${'y'.repeat(74)}`]
  expect(faults()).toEqual({ status: 1, subjects })
  git('clone', '-q', '--depth=2', pathToFileURL(root).href, 'clone')
  expect(faults(join(root, 'clone'))).toEqual({ status: 1, subjects })
})

test('without a history of its own it passes, and says so', () => {
  const none = { status: 0, subjects: ['There is no history to read.'] }
  expect(faults()).toEqual(none)
  git('init', '-q')
  expect(faults()).toEqual(none)
  commit('x'.repeat(73))
  mkdirSync(join(root, 'copy'))
  expect(faults(join(root, 'copy'))).toEqual(none)
})
