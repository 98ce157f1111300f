import ts from 'typescript'
import { fieldsOf } from './markup.mjs'
import { callsIn, keyOf, objectUnder, within } from './syntax.mjs'

/** @typedef {import('./syntax.mjs').Fault} Fault */
/** @typedef {Map<string, ts.Node>} Methods */

/** The objects that define the components and behaviors of a file. */
const definitionsIn = (/** @type {ts.SourceFile} */ source) =>
  callsIn(source)
    .filter(({ expression }) => ['Component', 'Behavior', 'Page'].includes(expression.getText()))
    .flatMap(({ arguments: [given] }) => (given && ts.isObjectLiteralExpression(given) ? [given] : []))

/** @returns {Methods} */
function methodsOf(/** @type {ts.ObjectLiteralExpression} */ definition) {
  const methods = objectUnder(definition, 'methods') ?? definition
  return new Map(
    methods.properties.flatMap((each) => (keyOf(each) ? [[/** @type {string} */ (keyOf(each)), each]] : [])),
  )
}

/** `name` of `this.name`, else null. */
const ofThis = (/** @type {ts.Node} */ node) =>
  ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword ? node.name.text : null

/** A function and all methods of its own that it calls, they too. @returns {ts.Node[]} */
function reachOf(/** @type {ts.Node} */ start, /** @type {Methods} */ methods) {
  /** @type {Set<ts.Node>} */ const seen = new Set()
  const walk = (/** @type {ts.Node} */ node) => {
    if (seen.has(node)) return
    seen.add(node)
    for (const { expression } of callsIn(node)) {
      const next = methods.get(ofThis(expression) ?? '')
      if (next) walk(next)
    }
  }
  walk(start)
  return [...seen]
}

/** What of `this.data` a function reads. */
function readsOf(/** @type {ts.Node} */ body) {
  return within(body).flatMap((node) => {
    if (ofThis(node) !== 'data') return []
    const { parent } = node
    if (ts.isPropertyAccessExpression(parent)) return [parent.name.text]
    if (!ts.isVariableDeclaration(parent) || !ts.isObjectBindingPattern(parent.name)) return []
    return parent.name.elements.map(({ propertyName, name }) => (propertyName ?? name).getText())
  })
}

/** The first names of what an observer listens to: `items.**, next`. */
const listed = (/** @type {string} */ key) => key.split(',').map((each) => each.trim().split(/[.[]/)[0])

/** @returns {Fault[]} */
function observerFaults(/** @type {ts.ObjectLiteralExpression} */ definition) {
  const properties = objectUnder(definition, 'properties')?.properties.map(keyOf) ?? []
  const methods = methodsOf(definition)
  return (objectUnder(definition, 'observers')?.properties ?? []).flatMap((observer) => {
    const reads = reachOf(observer, methods).flatMap(readsOf)
    const missing = properties.filter(
      (each) => each && reads.includes(each) && !listed(keyOf(observer) ?? '').includes(each),
    )
    if (missing.length === 0) return []
    return [{ node: observer, words: `this observer reads ${missing.join(', ')}: it may come later, list it` }]
  })
}

/** The objects that an argument may be. @returns {ts.ObjectLiteralExpression[]} */
function objectsOf(/** @type {ts.Expression | undefined} */ given) {
  if (!given) return []
  if (ts.isParenthesizedExpression(given)) return objectsOf(given.expression)
  if (ts.isConditionalExpression(given)) return [...objectsOf(given.whenTrue), ...objectsOf(given.whenFalse)]
  return ts.isObjectLiteralExpression(given) ? [given] : []
}

/** What a function writes by setData, as `fields[*].text`; * for a key known only when it runs. */
const writesOf = (/** @type {ts.Node} */ body) =>
  callsIn(body)
    .filter(({ expression }) => ofThis(expression) === 'setData')
    .flatMap(({ arguments: [given] }) => objectsOf(given))
    .flatMap(({ properties }) => properties.map(keyOf))

/** Whether writing `key` writes what the field shows. */
const covers = (/** @type {string} */ key, /** @type {string} */ shown) =>
  key === '*' || shown === key || shown.startsWith(`${key}.`) || shown.startsWith(`${key}[`)

/** @returns {Fault[]} */
function echoFaults(/** @type {ts.ObjectLiteralExpression} */ definition, /** @type {string} */ markup) {
  const methods = methodsOf(definition)
  return fieldsOf(markup).flatMap(({ shown, handler }) => {
    const method = methods.get(handler)
    const written = method ? reachOf(method, methods).flatMap(writesOf) : []
    if (!method || !written.some((key) => key && covers(key, shown))) return []
    return [{ node: method, words: `writes ${shown} back to the field at every key: letters get lost` }]
  })
}

/** Habits of components that hold on one base library only. @returns {Fault[]} */
export const componentFaults = (/** @type {ts.SourceFile} */ source, /** @type {string} */ markup) =>
  definitionsIn(source).flatMap((definition) => [...observerFaults(definition), ...echoFaults(definition, markup)])
