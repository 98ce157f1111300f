import { declarationFindings } from './declarations.mjs'
import { referenceFindings } from './references.mjs'
import { syntaxFindings } from './syntax.mjs'

/** Names of vocabularies, not addresses that anyone calls. */
const NAMES_ONLY = /^https?:\/\/(www\.w3\.org|json-schema\.org)\//
/** What WeChat allows to each subpackage. */
const SUBPACKAGE_LIMIT = 2_000_000
const TEXT = /\.(js|wxss|wxml|wxs|json|css|html|svg)$/

/** Addresses of hosts in a file's text: with a scheme, or protocol-relative in a url() or src. */
function addresses(/** @type {string} */ text) {
  const absolute = text.match(/\b(?:https?|wss?):\/\/[^\s"'`)\\]+/g) ?? []
  const relative = text.match(/(?:url\(|src=)["']?\/\/[^\s"')]+/g) ?? []
  return [...absolute.filter((each) => !NAMES_ONLY.test(each)), ...relative]
}

/** Code that WeChat forbids (it has no eval) or cannot follow (it reads requires before it runs anything). */
function forbiddenCode(/** @type {string} */ text) {
  return [
    [/(?<![\w.$])eval\(/, 'eval'],
    [/\bnew Function\b|(?<![\w.$])Function\(["'`]/, 'new Function'],
    [/(?<![\w.$])require\((?!["'][^"']+["']\))/, 'a require whose path is computed'],
    [/(?<![\w.$])import\(/, 'import()'],
    [/(?<![\w.$])(?:process|Buffer)\.|(?<![\w.$])__(?:dir|file)name\b/, 'a global of node'],
  ]
    .filter(([pattern]) => /** @type {RegExp} */ (pattern).test(text))
    .map(([, name]) => name)
}

/** On a phone, styles cannot name files of the package: such pictures come as data. */
const picturesInStyles = (/** @type {string} */ text) =>
  [...text.matchAll(/url\(["']?(?!["']?(?:data:|\/\/|https?:))([^"')]+)/g)].map(([, file]) => file)

/** @param {string} file @param {string} text */
function contentFindings(file, text) {
  const isScript = file.endsWith('.js')
  const forbidden = isScript ? forbiddenCode(text).map((name) => `contains ${name}`) : []
  const newer = isScript ? syntaxFindings(text) : []
  const pictures = file.endsWith('.wxss')
    ? picturesInStyles(text).map((each) => `${each} shows in no phone's style`)
    : []
  const called = addresses(text).map((address) => `calls ${address.slice(0, 80)}`)
  return [...called, ...forbidden, ...newer, ...pictures].map((finding) => `${file}: ${finding}`)
}

/** Bytes of the main package (key '') and of each subpackage. */
function sizes(/** @type {Map<string, string | Buffer>} */ files, /** @type {string[]} */ subpackages) {
  const bytes = new Map(['', ...subpackages].map((each) => [each, 0]))
  for (const [file, content] of files) {
    const home = subpackages.find((each) => file.startsWith(each)) ?? ''
    bytes.set(home, (bytes.get(home) ?? 0) + Buffer.byteLength(content))
  }
  return bytes
}

/**
 * Checks the built mini-program as WeChat's own tools would: it calls no third party, contains nothing that WeChat
 * forbids or warns of nor what the oldest phones cannot read, has every file that it names and no other, declares what
 * it touches, and its main package is within `limit` bytes. Throws one error that lists all findings.
 * @param {Map<string, string | Buffer>} files
 * @param {{json: import('./declarations.mjs').AppJson, pages: string[], subpackages: string[], limit: number}} options
 * @returns {{mainBytes: number}} size of the main package
 */
export function checkPackage(files, { json, pages, subpackages, limit }) {
  const bytes = sizes(files, subpackages)
  const tooLarge = [...bytes].filter(([home, size]) => size > (home ? SUBPACKAGE_LIMIT : limit))
  const findings = [
    ...[...files].filter(([file]) => TEXT.test(file)).flatMap(([file, text]) => contentFindings(file, String(text))),
    ...referenceFindings(files, json, subpackages),
    ...declarationFindings(files, json, pages),
    ...tooLarge.map(
      ([home, size]) => `${home || 'main'} package: ${size} bytes, allowed are ${home ? SUBPACKAGE_LIMIT : limit}`,
    ),
  ]
  if (findings.length) throw new Error(findings.join('\n'))
  return { mainBytes: bytes.get('') ?? 0 }
}
