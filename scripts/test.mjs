import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { installBrowser, installDependencies, ROOT, SetupError, say } from './setup.mjs'

/** @typedef {{passed: number, failed: number}} Tally */

const bin = (/** @type {string} */ name) => path.join(ROOT, 'node_modules/.bin', name)
const CODE = ['domain', 'server', 'cloudfunctions', 'local', 'miniprogram', 'console', 'scripts', 'bench', 'tests']

/** @type {{name: string, command: string, args: string[]}[]} */
const CHECKS = [
  { name: 'Biome', command: bin('biome'), args: ['check', '--error-on-warnings', '--colors=off'] },
  { name: 'types: domain, server, functions, local, scripts, bench, tests', command: bin('tsc'), args: ['-p', '.'] },
  { name: 'types: domain, as the oldest phones have it', command: bin('tsc'), args: ['-p', 'domain'] },
  { name: 'types: miniprogram', command: bin('tsc'), args: ['-p', 'miniprogram'] },
  { name: 'types: phone runtime', command: bin('tsc'), args: ['-p', 'local/phone'] },
  { name: 'types: tests of the phone', command: bin('tsc'), args: ['-p', 'tests/local/phone'] },
  { name: 'types: fixture of the phone', command: bin('tsc'), args: ['-p', 'tests/local/phone/fixture'] },
  { name: 'types: component tests', command: bin('tsc'), args: ['-p', 'tests/miniprogram'] },
  { name: 'types: console', command: bin('vue-tsc'), args: ['-p', 'console', '--noEmit'] },
  { name: 'tables and outside keys', command: process.execPath, args: ['scripts/check/tables.mjs'] },
  { name: 'tests that assert nothing', command: process.execPath, args: ['scripts/check/assertions.mjs'] },
  { name: 'files, folders and circles', command: process.execPath, args: ['scripts/check/house.mjs'] },
  { name: 'habits of the phone', command: process.execPath, args: ['scripts/check/phone.mjs'] },
  { name: 'citations and links', command: process.execPath, args: ['scripts/check/citations.mjs'] },
  { name: 'subjects of commits', command: process.execPath, args: ['scripts/check/subjects.mjs'] },
  { name: 'unused exports and files', command: bin('knip'), args: ['--no-progress'] },
  { name: 'what only tests use', command: bin('knip'), args: ['--no-progress', '--production'] },
  { name: 'who imports whom', command: bin('depcruise'), args: ['--config', '.dependency-cruiser.cjs', ...CODE] },
]

/**
 * Runs a command in the repository; with `show` its output appears as it comes, else it is answered.
 * @returns {Promise<{code: number, output: string}>}
 */
function run(/** @type {string} */ command, /** @type {string[]} */ args, { show = false, env = {} } = {}) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32',
    })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Milliseconds; no test measures time, so that a busy machine makes them slow but not wrong. */
const PATIENCE = '--testTimeout=30000'

const one = (/** @type {boolean} */ passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1 })
const sum = (/** @type {Tally[]} */ tallies) =>
  tallies.reduce((all, { passed, failed }) => ({ passed: all.passed + passed, failed: all.failed + failed }), {
    passed: 0,
    failed: 0,
  })

/** @returns {Promise<Tally>} */
async function check(/** @type {typeof CHECKS[number]} */ { name, command, args }) {
  const { code, output } = await run(command, args)
  say(`${code === 0 ? 'PASS' : 'FAIL'} ${name}`)
  if (code !== 0) say(output.trimEnd())
  return one(code === 0)
}

/** As many at a time as there are processors. */
async function checkAll() {
  const waiting = [...CHECKS]
  /** @type {Tally[]} */ const tallies = []
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) tallies.push(await check(next))
  }
  await Promise.all(Array.from({ length: Math.max(1, os.availableParallelism()) }, worker))
  return sum(tallies)
}

/** A suite that could not run counts as one failure: its tests are not known. @returns {Promise<Tally>} */
async function jest(
  /** @type {string} */ name,
  /** @type {string[]} */ args,
  /** @type {Record<string, string>} */ env,
) {
  const file = path.join(ROOT, `dist/test/${name}.json`)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.rmSync(file, { force: true })
  const { code } = await run(bin('jest'), [...args, PATIENCE, '--json', `--outputFile=${file}`], {
    show: true,
    env,
  })
  if (!fs.existsSync(file)) return one(false)
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(fs.readFileSync(file, 'utf8'))
  const failed = numFailedTests + numRuntimeErrorTestSuites
  return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed }
}

/** @returns {Promise<Tally>} */
async function build() {
  try {
    const { buildAll } = await import('./build.mjs')
    await buildAll()
    say('PASS build')
    return one(true)
  } catch (error) {
    say(`FAIL build\n${/** @type {Error} */ (error).message}`)
    return one(false)
  }
}

/** Everything; with `--check` only what needs neither browser nor database. */
async function test() {
  installDependencies()
  if (process.argv.includes('--check')) return conclude(await checkAll())
  const env = { CHROME_PATH: await installBrowser() }
  const tallies = [
    await build(),
    await checkAll(),
    await jest('units', ['--ignoreProjects=e2e', `--maxWorkers=${os.availableParallelism()}`], env),
    await jest('e2e', ['--selectProjects=e2e', '--maxWorkers=1'], env),
  ]
  conclude(sum(tallies))
}

/** The line that a machine reads, and the exit code that agrees with it. */
function conclude(/** @type {Tally} */ { passed, failed }) {
  say(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

test().catch((error) => {
  process.stderr.write(error instanceof SetupError ? `${error.message}\n` : `${error?.stack ?? error}\n`)
  say('0 passed, 1 failed')
  process.exit(1)
})
