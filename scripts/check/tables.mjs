import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** The compiler's own reading of single-file components, as vue-tsc brings it along. */
const ofVueTsc = createRequire(createRequire(import.meta.url).resolve('vue-tsc'))
const vue = ofVueTsc('@vue/language-core')
const { proxyCreateProgram } = ofVueTsc('@volar/typescript/lib/node/proxyCreateProgram')

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..')
const PROJECTS = ['tsconfig.json', 'miniprogram/tsconfig.json', 'console/tsconfig.json']
/** The place that may look into a table by any key, and what no outside key reaches. */
const LEFT_OUT = /(^|\/)node_modules\/|^(domain\/own\.ts$|bench\/|tests\/|\.\.)/

/** @returns {ts.Program} */
function programOf(/** @type {string} */ configFile) {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined }
  const components = [{ extension: 'vue', isMixedContent: true, scriptKind: ts.ScriptKind.Deferred }]
  const parsed = ts.getParsedCommandLineOfConfigFile(configFile, {}, host, undefined, undefined, components)
  if (!parsed) throw new Error(`cannot read ${configFile}`)
  const { fileNames: rootNames, options } = parsed
  const { vueOptions } = vue.createParsedCommandLine(ts, ts.sys, configFile)
  const plugin = vue.createVueLanguagePlugin(ts, options, vueOptions, (/** @type {string} */ id) => id)
  const createProgram = proxyCreateProgram(ts, ts.createProgram, () => [plugin])
  return createProgram({ rootNames, options, host: ts.createCompilerHost(options) })
}

const partsOf = (/** @type {ts.Type} */ type) => (type.isUnion() ? type.types : [type])

/** The expression under what it is only asserted to be. */
function bare(/** @type {ts.Expression} */ expression) {
  let inner = expression
  while (ts.isAsExpression(inner) || ts.isParenthesizedExpression(inner)) inner = inner.expression
  return inner
}

/** A word that the code has written down itself, a number or a symbol. */
function isClosed(/** @type {ts.Expression} */ key, /** @type {ts.TypeChecker} */ checker) {
  const type = checker.getTypeAtLocation(bare(key))
  return partsOf(checker.getBaseConstraintOfType(type) ?? type).every(
    ({ flags }) => flags & (ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLike | ts.TypeFlags.ESSymbolLike),
  )
}

/** Has a string index signature, or nobody knows. */
function isTable(/** @type {ts.Expression} */ expression, /** @type {ts.TypeChecker} */ checker) {
  const type = checker.getApparentType(checker.getNonNullableType(checker.getTypeAtLocation(expression)))
  return partsOf(type).some(
    (part) => part.flags & ts.TypeFlags.Any || checker.getIndexInfoOfType(part, ts.IndexKind.String),
  )
}

/** What to write instead, or null where nothing is wrong. @returns {string | null} */
function insteadOf(/** @type {ts.Node} */ node, /** @type {ts.TypeChecker} */ checker) {
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword)
    return ts.isPrivateIdentifier(node.left) || isClosed(node.left, checker) ? null : 'owns(table, key)'
  if (!ts.isElementAccessExpression(node) || ts.isDeleteExpression(node.parent)) return null
  if (node.expression.getText().startsWith('__VLS_slots')) return null
  if (isClosed(node.argumentExpression, checker)) return null
  const asserted = bare(node.argumentExpression) !== node.argumentExpression
  if (!asserted && !isTable(node.expression, checker)) return null
  return 'own(table, key), setOwn(table, key, value) or a Map'
}

/** Names a place; a component's text is the compiler's, whose lines are not the author's. */
function placeOf(/** @type {ts.Node} */ node, /** @type {ts.SourceFile} */ file, /** @type {string} */ name) {
  const { line } = file.getLineAndCharacterOfPosition(node.getStart())
  return `${name}${name.endsWith('.vue') ? '' : `:${line + 1}`} ${node.getText().replaceAll('__VLS_ctx.', '')}`
}

/**
 * Every look into a plain object by a key that may be any text: docs/decisions/tables-and-outside-keys.md.
 * @returns {string[]}
 */
export function tableFaults(/** @type {string} */ configFile, root = ROOT) {
  const program = programOf(configFile)
  const checker = program.getTypeChecker()
  /** @type {Set<string>} */ const faults = new Set()
  for (const file of program.getSourceFiles()) {
    const name = path.relative(root, file.fileName)
    if (file.isDeclarationFile || LEFT_OUT.test(name)) continue
    const visit = (/** @type {ts.Node} */ node) => {
      const instead = insteadOf(node, checker)
      if (instead) faults.add(`${placeOf(node, file, name)}: write ${instead}`)
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  return [...faults]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [given] = process.argv.slice(2)
  const faults = given
    ? tableFaults(path.resolve(given), path.dirname(path.resolve(given)))
    : PROJECTS.flatMap((project) => tableFaults(path.join(ROOT, project)))
  for (const fault of new Set(faults)) process.stdout.write(`${fault}\n`)
  if (faults.length > 0) process.exitCode = 1
}
