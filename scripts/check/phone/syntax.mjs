import ts from 'typescript'

/** @typedef {{node: ts.Node, words: string}} Fault */

export const parsed = (/** @type {string} */ file, /** @type {string} */ text) =>
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)

/** The node and all below it. @returns {ts.Node[]} */
export function within(/** @type {ts.Node} */ node) {
  /** @type {ts.Node[]} */ const found = []
  const walk = (/** @type {ts.Node} */ each) => {
    found.push(each)
    ts.forEachChild(each, walk)
  }
  walk(node)
  return found
}

/** @returns {ts.CallExpression[]} */
export const callsIn = (/** @type {ts.Node} */ node) => within(node).filter(ts.isCallExpression)

/** `navigateTo` of `wx.navigateTo(…)`; null for any other call. */
export function wxNameOf(/** @type {ts.CallExpression} */ { expression }) {
  return ts.isPropertyAccessExpression(expression) && expression.expression.getText() === 'wx'
    ? expression.name.text
    : null
}

/** What a key of an object says: its name, with * for what is known only when it runs. */
export function keyOf(/** @type {ts.ObjectLiteralElementLike} */ { name }) {
  if (!name) return null
  if (!ts.isComputedPropertyName(name)) return ts.isIdentifier(name) ? name.text : name.getText().slice(1, -1)
  const { expression } = name
  if (ts.isNoSubstitutionTemplateLiteral(expression) || ts.isStringLiteral(expression)) return expression.text
  if (!ts.isTemplateExpression(expression)) return '*'
  return expression.head.text + expression.templateSpans.map(({ literal }) => `*${literal.text}`).join('')
}

/** The entry of an object by its name. */
const entryOf = (/** @type {ts.ObjectLiteralExpression} */ object, /** @type {string} */ name) =>
  object.properties.find((each) => keyOf(each) === name)

/** The object that stands under a name in another; none where it is made otherwise. */
export function objectUnder(/** @type {ts.ObjectLiteralExpression} */ object, /** @type {string} */ name) {
  const entry = entryOf(object, name)
  return entry && ts.isPropertyAssignment(entry) && ts.isObjectLiteralExpression(entry.initializer)
    ? entry.initializer
    : null
}
