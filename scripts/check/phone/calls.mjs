import ts from 'typescript'
import { callsIn, keyOf, within, wxNameOf } from './syntax.mjs'

/** @typedef {import('./syntax.mjs').Fault} Fault */

/** What a call of wx must say, and why. */
const MUST_SAY = {
  navigateTo: ['fail', 'is refused while another page comes in: say what happens on fail'],
  redirectTo: ['fail', 'is refused while another page comes in: say what happens on fail'],
  reLaunch: ['fail', 'is refused while another page comes in: say what happens on fail'],
  switchTab: ['fail', 'is refused while another page comes in: say what happens on fail'],
  navigateBack: ['fail', 'is refused while another page comes in: say what happens on fail'],
  openDocument: ['fileType', 'opens a file without ending only by its fileType'],
  chooseMedia: ['maxDuration', 'stops filming after 10 seconds without maxDuration'],
  previewMedia: ['fail', 'is not on every desktop: say what happens on fail'],
}

/** @returns {Fault[]} */
function unsaid(/** @type {ts.CallExpression} */ call) {
  const name = wxNameOf(call)
  const [key, why] = new Map(Object.entries(MUST_SAY)).get(name ?? '') ?? []
  const [given] = call.arguments
  if (!key) return []
  const says = given && ts.isObjectLiteralExpression(given) && given.properties.some((each) => keyOf(each) === key)
  return says ? [] : [{ node: call, words: `wx.${name} ${why}` }]
}

/** The statement or member that a node stands in. */
function statementOf(/** @type {ts.Node} */ node) {
  let around = node
  while (around.parent && !ts.isStatement(around)) around = around.parent
  return around
}

const names = (/** @type {ts.Node} */ node, /** @type {string} */ word) =>
  within(node).some((each) => ts.isIdentifier(each) && each.text === word)

/** @returns {Fault[]} */
function statusless(/** @type {ts.CallExpression} */ call) {
  if (wxNameOf(call) !== 'downloadFile' || names(statementOf(call), 'statusCode')) return []
  return [{ node: call, words: 'wx.downloadFile succeeds with whatever came: look at its statusCode' }]
}

/** What is read of a dialog's answer in its own statement, or later by the name that it was given. */
function readsCancel(/** @type {ts.CallExpression} */ call) {
  const statement = statementOf(call)
  if (names(statement, 'cancel')) return true
  const kept = within(statement).find((each) => ts.isVariableDeclaration(each) && ts.isIdentifier(each.name))
  const answer = kept && ts.isVariableDeclaration(kept) ? kept.name.getText() : null
  return within(statement.parent).some(
    (each) =>
      ts.isPropertyAccessExpression(each) && each.name.text === 'cancel' && each.expression.getText() === answer,
  )
}

/** @returns {Fault[]} */
function cancelled(/** @type {ts.CallExpression} */ call) {
  if (wxNameOf(call) !== 'showModal' || !readsCancel(call)) return []
  return [{ node: call, words: 'what closes a dialog otherwise counts as cancel, or as nothing: act on confirm' }]
}

/** @returns {Fault[]} */
function nameless(/** @type {ts.CallExpression} */ call) {
  const { expression } = call
  const hidden = ts.isElementAccessExpression(expression) && expression.expression.getText() === 'wx'
  return hidden ? [{ node: call, words: 'name the function of wx, so that this check can read it' }] : []
}

/** @returns {Fault[]} */
function reaching(/** @type {ts.CallExpression} */ { expression }) {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name.text : ''
  if (name !== 'selectComponent' && name !== 'selectAllComponents') return []
  return [{ node: expression, words: `${name}: a child need not be there yet; give it properties` }]
}

/** Habits of calls that hold on one base library only. @returns {Fault[]} */
export function callFaults(/** @type {ts.SourceFile} */ source) {
  const styled = within(source)
    .filter(ts.isPropertyAssignment)
    .filter((each) => ['addGlobalClass', 'styleIsolation'].includes(keyOf(each) ?? ''))
    .map((node) => ({ node, words: `${keyOf(node)} in a script is not heard everywhere: styleIsolation in its JSON` }))
  const called = callsIn(source).flatMap((call) =>
    [unsaid, statusless, cancelled, nameless, reaching].flatMap((rule) => rule(call)),
  )
  return [...called, ...styled]
}
