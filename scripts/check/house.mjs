import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { EXCEPTIONS } from './houseExceptions.mjs'

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..')
const TOPS = ['domain', 'server', 'local', 'cloudfunctions', 'console', 'miniprogram', 'scripts', 'tests', 'bench']
const CODE = /\.(ts|mts|mjs|cjs|js|vue)$/
const MOST_LINES = 300
const MOST_FILES = 20
const ENDINGS = ['', '.ts', '.mjs', '.vue', '.d.mts', '/index.ts']

/** @typedef {{file: string, text: string}} Source */
/** @typedef {{lines: Record<string, number>, files: Record<string, number>, circles: Record<string, string>}} Exceptions */

/** @returns {Source[]} */
function sourcesUnder(/** @type {string} */ root, /** @type {string} */ folder) {
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourcesUnder(root, file)
    return CODE.test(file) ? [{ file, text: fs.readFileSync(path.join(root, file), 'utf8') }] : []
  })
}

/** What stands above its limit; an exception may be used up, but neither passed nor kept when it is needed no more. */
function overLimit(
  /** @type {Map<string, number>} */ counts,
  /** @type {number} */ limit,
  /** @type {string} */ unit,
  /** @type {Record<string, number>} */ exceptions,
) {
  const allowed = new Map(Object.entries(exceptions))
  const over = [...counts].filter(([name, count]) => count > (allowed.get(name) ?? limit))
  const stale = [...allowed].filter(([name, most]) => (counts.get(name) ?? 0) < most)
  return [
    ...over.map(([name, count]) => `${name}: ${count} ${unit}, allowed are ${allowed.get(name) ?? limit}`),
    ...stale.map(
      ([name, most]) => `${name}: has only ${counts.get(name) ?? 0} ${unit}; lower the exception of ${most}`,
    ),
  ]
}

const linesOf = (/** @type {string} */ text) => text.replace(/\n$/, '').split('\n').length

function filesByFolder(/** @type {Source[]} */ sources) {
  /** @type {Map<string, number>} */ const counts = new Map()
  for (const { file } of sources) counts.set(path.posix.dirname(file), (counts.get(path.posix.dirname(file)) ?? 0) + 1)
  return counts
}

/** A component's template imports nothing. */
const codeOf = (/** @type {Source} */ { file, text }) =>
  file.endsWith('.vue')
    ? [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code).join('\n')
    : text

/** The files that a file imports, as far as they are ours. */
function importsOf(/** @type {Source} */ source, /** @type {Set<string>} */ ours) {
  const { importedFiles } = ts.preProcessFile(codeOf(source), true, true)
  return importedFiles.flatMap(({ fileName }) => {
    if (!fileName.startsWith('.')) return []
    const target = path.posix.join(path.posix.dirname(source.file), fileName)
    return ENDINGS.map((ending) => target + ending).find((each) => ours.has(each)) ?? []
  })
}

/** The folders, side by side in one, that an import leads from and to; null within a folder, or up or down. */
function siblings(/** @type {string} */ from, /** @type {string} */ to) {
  const [a, b] = [from.split('/').slice(0, -1), to.split('/').slice(0, -1)]
  const at = a.findIndex((name, i) => name !== b[i])
  const [one, other] = [a[at], b[at]]
  return one === undefined || other === undefined ? null : { parent: a.slice(0, at).join('/'), one, other }
}

/** For each folder, which of the folders in it import which. */
function linksOf(/** @type {Source[]} */ sources) {
  const ours = new Set(sources.map(({ file }) => file))
  /** @type {Map<string, Map<string, Set<string>>>} */ const links = new Map()
  for (const source of sources) {
    for (const to of importsOf(source, ours)) {
      const found = siblings(source.file, to)
      if (!found) continue
      const { parent, one, other } = found
      const inParent = links.get(parent) ?? new Map()
      links.set(parent, inParent.set(one, (inParent.get(one) ?? new Set()).add(other)))
    }
  }
  return links
}

/** All that can be reached from a folder. */
function reach(/** @type {Map<string, Set<string>>} */ links, /** @type {string} */ from) {
  /** @type {Set<string>} */ const seen = new Set()
  const walk = (/** @type {string} */ name) => {
    for (const next of links.get(name) ?? []) {
      if (seen.has(next)) continue
      seen.add(next)
      walk(next)
    }
  }
  walk(from)
  return seen
}

/** Those folders that lead back to themselves, as `parent: a b c`. */
function circlesOf(/** @type {Source[]} */ sources) {
  return [...linksOf(sources)].flatMap(([parent, links]) => {
    const reached = new Map([...links.keys()].map((name) => [name, reach(links, name)]))
    const circles = [...reached].map(([name, there]) =>
      there.has(name) ? [...there].filter((each) => reached.get(each)?.has(name)).sort() : [],
    )
    return [...new Set(circles.filter(({ length }) => length > 0).map((names) => `${parent}: ${names.join(' ')}`))]
  })
}

function circleFaults(/** @type {Source[]} */ sources, /** @type {Record<string, string>} */ exceptions) {
  const circles = circlesOf(sources)
  const known = Object.keys(exceptions)
  return [
    ...circles.filter((each) => !known.includes(each)).map((each) => `a circle in ${each}`),
    ...known
      .filter((each) => !circles.includes(each))
      .map((each) => `no such circle any more: ${each}; take it off the list`),
  ]
}

/** Types that hold without being imported. */
const ambientFaults = (/** @type {Source[]} */ sources) =>
  sources
    .filter(({ file, text }) => file.endsWith('.d.ts') || /^declare (global|module)\b/m.test(codeOf({ file, text })))
    .map(({ file }) => `${file}: ambient types stand in typings/`)

/**
 * Files that are too long, folders that hold too many, folders side by side that import each other in a circle, and
 * ambient types that stand anywhere.
 * @returns {string[]}
 */
export function houseFaults(root = ROOT, /** @type {Exceptions} */ { lines, files, circles } = EXCEPTIONS) {
  const sources = TOPS.filter((top) => fs.existsSync(path.join(root, top))).flatMap((top) => sourcesUnder(root, top))
  return [
    ...overLimit(new Map(sources.map(({ file, text }) => [file, linesOf(text)])), MOST_LINES, 'lines', lines),
    ...overLimit(filesByFolder(sources), MOST_FILES, 'code files', files),
    ...circleFaults(sources, circles),
    ...ambientFaults(sources),
  ]
}

/** `node scripts/check/house.mjs [FOLDER [EXCEPTIONS]]`; in another folder only those exceptions hold, given as JSON. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [given, exceptions = '{}'] = process.argv.slice(2)
  const none = { lines: {}, files: {}, circles: {} }
  const faults = given === undefined ? houseFaults() : houseFaults(given, { ...none, ...JSON.parse(exceptions) })
  for (const fault of faults) process.stdout.write(`${fault}\n`)
  if (faults.length > 0) process.exitCode = 1
}
