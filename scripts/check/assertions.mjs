import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..')
const TEST = new Set(['test', 'it'])
/** Ours that hand on to `test` what they are given. */
const MAKES_A_TEST = new Set(['law', 'part'])
/** Beside `expect(…)`: a property may answer yes or no, and a browser that waits in vain for words throws. */
const ASSERTS = /^fc\.assert$|\.sees$/
const DECLARES_CODE = [ts.isFunctionLike, ts.isVariableDeclaration, ts.isPropertyAssignment, ts.isPropertyDeclaration]

/** The tests alone: what they test asserts nothing, and packages need not be read. */
function programOf(/** @type {string} */ folder) {
  /** @type {ts.CompilerOptions} */
  const options = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const isInside = (/** @type {string | undefined} */ file) => file?.startsWith(`${folder}${path.sep}`) ?? false
  host.resolveModuleNameLiterals = (names, from) =>
    names.map(({ text }) => {
      const found = text.startsWith('.') ? ts.resolveModuleName(text, from, options, host) : undefined
      return found && isInside(found.resolvedModule?.resolvedFileName) ? found : { resolvedModule: undefined }
    })
  const rootNames = ts.sys.readDirectory(folder, ['.ts'], ['**/fixture/**', '**/node_modules/**'])
  return ts.createProgram({ rootNames, options, host })
}

/** The word that a call begins with: `test` of `test.each(…)(…)`. */
function firstOf(/** @type {ts.CallExpression} */ call) {
  /** @type {ts.Expression} */ let first = call.expression
  while (!ts.isIdentifier(first)) {
    if (ts.isPropertyAccessExpression(first) || ts.isCallExpression(first)) first = first.expression
    else if (ts.isTaggedTemplateExpression(first)) first = first.tag
    else return null
  }
  return first
}

/** @type {(node: ts.Node, holds: (node: ts.Node) => boolean) => boolean} */
const some = (node, holds) =>
  holds(node) || (ts.forEachChild(node, (child) => some(child, holds) || undefined) ?? false)

/** Whether a call is that of a test. */
function isTest(/** @type {ts.Node} */ node, /** @type {ts.TypeChecker} */ checker) {
  if (!ts.isCallExpression(node) || node.arguments.length < 2) return false
  const first = firstOf(node)
  if (!first || TEST.has(first.text)) return first !== null
  return MAKES_A_TEST.has(first.text) && declarationsOf(first, checker).some((each) => some(each, callsTest))
}

const callsTest = (/** @type {ts.Node} */ node) => ts.isCallExpression(node) && TEST.has(firstOf(node)?.text ?? '')

/** `expect(…).something…`: without a matcher it says nothing. */
function isAssertion(/** @type {ts.Node} */ node) {
  if (!ts.isCallExpression(node)) return false
  const callee = node.expression.getText()
  return ASSERTS.test(callee) || (callee === 'expect' && ts.isPropertyAccessExpression(node.parent))
}

/** The code that a name stands for. */
function declarationsOf(/** @type {ts.Identifier} */ name, /** @type {ts.TypeChecker} */ checker) {
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name)
  const meant = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  return (meant?.declarations ?? []).filter((each) => DECLARES_CODE.some((is) => is(each)))
}

/** Tells whether code asserts, itself or by what it names, as far as that stands among the tests. */
function asserting(/** @type {ts.TypeChecker} */ checker) {
  /** @type {Map<ts.Node, boolean>} */ const known = new Map()
  /** Code that is being looked at asserts nothing by naming itself. @type {(node: ts.Node) => boolean} */
  const asserts = (node) => {
    const before = known.get(node)
    if (before !== undefined) return before
    known.set(node, false)
    const found = some(
      node,
      (each) => isAssertion(each) || (ts.isIdentifier(each) && declarationsOf(each, checker).some(asserts)),
    )
    known.set(node, found)
    return found
  }
  return asserts
}

/** Calls a parameter from around it: whoever calls the function around it makes the test. */
const passesOn = (/** @type {ts.Node} */ work, /** @type {ts.TypeChecker} */ checker) =>
  some(
    work,
    (node) =>
      ts.isCallExpression(node) &&
      (checker.getSymbolAtLocation(node.expression)?.declarations ?? []).some(
        (each) => ts.isParameter(each) && (each.pos < work.pos || each.end > work.end),
      ),
  )

/**
 * Every test below a folder that asserts nothing, neither itself nor by a function, method or variable of the tests.
 * @returns {string[]}
 */
export function assertionFaults(folder = path.join(ROOT, 'tests')) {
  const program = programOf(folder)
  const checker = program.getTypeChecker()
  const asserts = asserting(checker)
  /** @type {string[]} */ const faults = []
  for (const file of program.getSourceFiles()) {
    if (file.isDeclarationFile) continue
    const visit = (/** @type {ts.Node} */ node) => {
      const [name, work] = isTest(node, checker) ? /** @type {ts.CallExpression} */ (node).arguments : []
      if (name && work && !asserts(work) && !passesOn(work, checker)) {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart())
        faults.push(`${path.relative(folder, file.fileName)}:${line + 1} ${name.getText()} asserts nothing`)
      }
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  return faults
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [given] = process.argv.slice(2)
  const faults = assertionFaults(given && path.resolve(given))
  for (const fault of faults) process.stdout.write(`${fault}\n`)
  if (faults.length > 0) process.exitCode = 1
}
