import { parse } from 'acorn'

/** What phones before iOS 15.4 read; that they are called nothing newer is the compiler's part. */
const ECMA_VERSION = 2018
/** Of that year's regular expressions, what iOS reads since 16.4 only. */
const LOOKS_BEHIND = /(?<!\\)(?:\\\\)*\(\?<[=!]/

/** @typedef {{type: string, [part: string]: unknown}} Syntax */

const isSyntax = (/** @type {any} */ value) => typeof value?.type === 'string'

/** @returns {Syntax[]} */
function within(/** @type {Syntax} */ node) {
  const parts = Object.values(node).flat().filter(isSyntax)
  return [node, .../** @type {Syntax[]} */ (parts).flatMap(within)]
}

/** The words of a text that stands there; null when they are known only when it runs. */
function wordsOf(/** @type {any} */ node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked
  return null
}

/**
 * `new RegExp("…", "v")` is what esbuild makes of an expression that its target lacks, and fails when it runs.
 * @returns {string[]}
 */
function constructed(/** @type {any} */ { type, callee, arguments: given }) {
  if ((type !== 'NewExpression' && type !== 'CallExpression') || callee.name !== 'RegExp') return []
  const [pattern, flags] = [wordsOf(given[0]), given[1] ? wordsOf(given[1]) : '']
  return pattern && flags !== null ? [`/${pattern.replace(/\\?\//g, '\\/')}/${flags}`] : []
}

/** The regular expression that a piece of code is, as it would be written. @returns {string[]} */
const expressionsIn = (/** @type {any} */ node) =>
  node.regex ? [`/${node.regex.pattern}/${node.regex.flags}`] : constructed(node)

const parsed = (/** @type {string} */ code) => within(/** @type {any} */ (parse(code, { ecmaVersion: ECMA_VERSION })))

/** Each regular expression by itself, so that one which is only constructed is read, too. */
function expressionFindings(/** @type {string} */ expression) {
  parsed(expression)
  return LOOKS_BEHIND.test(expression) ? [`looks behind in ${expression}`] : []
}

/**
 * What a script has that the oldest phones cannot read: it would not start there, or fail where it stands.
 * @returns {string[]}
 */
export function syntaxFindings(/** @type {string} */ code) {
  try {
    return parsed(code).flatMap((node) => expressionsIn(node).flatMap(expressionFindings))
  } catch (error) {
    return [`is newer than ES${ECMA_VERSION}: ${/** @type {Error} */ (error).message}`]
  }
}
