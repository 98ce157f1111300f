import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..')
const LEFT_OUT = new Set(['node_modules', 'dist', 'data', '.git'])
const READ = /\.(ts|mts|cts|mjs|cjs|js|vue|wxml|wxss|css|html|md|ya?ml|conf)$|\.env\.example$|(^|\/)Caddyfile$/

/** What may stand between two words of a sentence in a comment that goes on in the next line. */
const GAP = '[\\s*/#]+'
const NUMBERS = `\\d+(?:(?:,|${GAP}and)${GAP}\\d+)*`
/** A page by its path; not the end of an address of the web. */
const PAGE = /(?<![\w./:@-])(?:\.?[\w-]+\/)*[\w.-]+\.md\b/g
/** What is cited right after a page: `, section 4`, `, sections 1, 2 and 8`, `, principle 6`, `, «Phone»`. */
const PART = new RegExp(`^[\`)]*,${GAP}(?:(section|principle)s?${GAP}(${NUMBERS})|«([^»]+)»)`)
/** A section without its page is the page's own. */
const OWN_PART = new RegExp(`(?<!\\.md[\`)]*,${GAP})\\b(section)s?${GAP}(${NUMBERS})`, 'gi')
const LINK = /\[[^\]]*\]\(([^)\s]+)\)|\b(?:src|href)="([^"]+)"/g
const WEB = /^(?:[a-z]+:|\/\/)/i

/** @typedef {Record<'anchor' | 'heading' | 'section' | 'principle', Set<string>>} Outline */
/** @typedef {{at: number, words: string}} Fault what is wrong at which character */
/** @typedef {{root: string, file: string, text: string, outline: (page: string) => Outline | null}} Reading */

/** As GitHub makes it. */
const anchorOf = (/** @type {string} */ heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-')

/** As a heading is cited: without its number, its Chinese name and the mark of what is planned. */
const nameOf = (/** @type {string} */ heading) => heading.replace(/^\d+\.? /, '').replace(/ \(.*$/, '')

/** All that can be cited of a page: its headings, by number too, and the numbered list under «Principles». */
function outlineOf(/** @type {string} */ text) {
  /** @type {Outline} */
  const found = { anchor: new Set(), heading: new Set(), section: new Set(), principle: new Set() }
  let under = ''
  for (const line of text.replace(/^```.*?^```/gms, '').split('\n')) {
    const [, heading] = /^#+ (.+)$/.exec(line) ?? []
    const [, marks, number] = /^(#*) ?(\d+)\.? /.exec(line) ?? []
    if (heading !== undefined) {
      under = nameOf(heading)
      found.heading.add(under)
      found.anchor.add(anchorOf(heading))
    }
    if (number === undefined) continue
    if (marks) found.section.add(number)
    else if (under === 'Principles') found.principle.add(number)
  }
  return found
}

/** @returns {string[]} */
function filesUnder(/** @type {string} */ root, folder = '') {
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name)
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : filesUnder(root, name)
    return READ.test(name) ? [name] : []
  })
}

/** Reads each page once; null for one that is not there. */
function outlinesOf(/** @type {string} */ root) {
  /** @type {Map<string, Outline | null>} */ const read = new Map()
  return (/** @type {string} */ page) => {
    const file = path.join(root, page)
    if (!read.has(page)) read.set(page, fs.existsSync(file) ? outlineOf(fs.readFileSync(file, 'utf8')) : null)
    return read.get(page) ?? null
  }
}

/** The first of the numbers that the page has not. */
function missingNumber(/** @type {Outline} */ outline, kind = '', numbers = '') {
  const there = kind === 'principle' ? outline.principle : outline.section
  const missing = numbers.match(/\d+/g)?.find((number) => !there.has(number))
  return missing === undefined ? null : `${kind.toLowerCase()} ${missing}`
}

/** What a page lacks of what is cited right after its name. */
function missingPart(/** @type {Outline} */ outline, /** @type {string} */ after) {
  const [, kind, numbers, heading] = PART.exec(after) ?? []
  if (heading === undefined) return missingNumber(outline, kind, numbers)
  return outline.heading.has(heading.replace(/[\s*/#]+/g, ' ')) ? null : `«${heading}»`
}

/**
 * What is wrong with a page that is named from `at` to `end`.
 * @type {(reading: Reading, at: number, page: string, end: number) => Fault[]}
 */
function faultOf({ text, outline }, at, page, end) {
  const found = outline(page)
  if (!found) return [{ at, words: `${page} is not there` }]
  const missing = missingPart(found, text.slice(end, end + 200))
  return missing === null ? [] : [{ at, words: `${page} has no ${missing}` }]
}

/** Links of a page: each leads from where it stands to a file, and to an anchor of it. @returns {Fault[]} */
function faultsOfLinks(/** @type {Reading} */ reading) {
  const { root, file, text, outline } = reading
  return [...text.matchAll(LINK)].flatMap(({ index: at, 0: link, 1: target, 2: address }) => {
    const named = decodeURI(target ?? address ?? '')
    const [to = '', anchor] = named.split('#')
    const page = to === '' ? file : path.posix.join(path.posix.dirname(file), to)
    if (WEB.test(named)) return []
    if (!fs.existsSync(path.join(root, page))) return [{ at, words: `${named} leads nowhere` }]
    if (anchor && !outline(page)?.anchor.has(anchor)) return [{ at, words: `${page} has no #${anchor}` }]
    return page.endsWith('.md') ? faultOf(reading, at, page, at + link.length) : []
  })
}

/** Sections that a page with numbered ones names of itself. @returns {Fault[]} */
function faultsOfItself(/** @type {Reading} */ { file, text, outline }) {
  const own = outline(file)
  if (!own?.section.size) return []
  return [...text.matchAll(OWN_PART)].flatMap(({ index: at, 1: kind, 2: numbers }) => {
    const missing = missingNumber(own, kind, numbers)
    return missing === null ? [] : [{ at, words: `this page has no ${missing}` }]
  })
}

/** Pages named in words and comments, by their path from the top. @returns {Fault[]} */
function faultsOfNames(/** @type {Reading} */ reading, /** @type {(name: string) => boolean} */ isOurs) {
  const words = reading.file.endsWith('.md')
    ? reading.text.replace(LINK, (link) => ' '.repeat(link.length))
    : reading.text
  return [...words.matchAll(PAGE)].flatMap(({ index: at, 0: page }) =>
    isOurs(page) ? faultOf(reading, at, page, at + page.length) : [],
  )
}

/**
 * Every citation of a page, section, principle or heading that is not there, and every link that leads nowhere. A name
 * that is neither below a folder of ours nor the end of a page's path is somebody else's page.
 * @returns {string[]}
 */
export function citationFaults(root = ROOT) {
  const outline = outlinesOf(root)
  const files = filesUnder(root)
  const tops = new Set(files.map((file) => `${file.split('/')[0]}/`))
  const isOurs = (/** @type {string} */ name) =>
    tops.has(name.slice(0, name.indexOf('/') + 1)) || files.some((file) => `/${file}`.endsWith(`/${name}`))
  return files.flatMap((file) => {
    const reading = { root, file, outline, text: fs.readFileSync(path.join(root, file), 'utf8') }
    const inPage = file.endsWith('.md') ? [...faultsOfLinks(reading), ...faultsOfItself(reading)] : []
    return [...inPage, ...faultsOfNames(reading, isOurs)].map(
      ({ at, words }) => `${file}:${reading.text.slice(0, at).split('\n').length} ${words}`,
    )
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [given] = process.argv.slice(2)
  const faults = citationFaults(given === undefined ? ROOT : path.resolve(given))
  for (const fault of faults) process.stdout.write(`${fault}\n`)
  if (faults.length > 0) process.exitCode = 1
}
