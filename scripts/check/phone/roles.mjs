import { tagsOf } from './markup.mjs'

/** @typedef {import('./markup.mjs').Tag} Tag */
/** @typedef {{tag: Tag, text: string, around: Node | null}} Node */

/** Roles of what can be tapped, with the state that a reader says with each. */
const STATES = new Map([
  ['button', null],
  ['link', null],
  ['tab', 'aria-selected'],
  ['checkbox', 'aria-checked'],
  ['radio', 'aria-checked'],
  ['switch', 'aria-checked'],
])
/** A reader sees nothing inside these: https://www.w3.org/TR/wai-aria-1.2/#childrenArePresentational */
const CLOSED = new Set(['button', 'tab', 'checkbox', 'radio', 'switch', 'img'])
const TAPS = ['bind:tap', 'bindtap', 'catch:tap', 'catchtap', 'bind:click', 'bindclick', 'catch:click', 'catchclick']
/** Keeps a tap from what is around it, and is itself nothing to tap. */
const SHIELD = 'onNothing'
/** These have a role of their own. */
const BORN_BUTTONS = new Set(['button', 'van-button'])

const tapOf = (/** @type {Tag} */ { attributes }) => TAPS.map((event) => attributes.get(event)).find(Boolean)

/** What an attribute may be: the texts in its expression, or itself. @returns {string[]} */
function valuesOf(/** @type {string | undefined} */ attribute) {
  if (!attribute?.includes('{{')) return attribute ? [attribute] : []
  return [...attribute.matchAll(/[?:]\s*'([^']*)'/g)].flatMap(([, value]) => (value ? [value] : []))
}

/** Every element with all words inside it. @returns {Node[]} */
function elementsOf(/** @type {string} */ markup) {
  /** @type {Node[]} */ const all = []
  /** @type {Node | null} */ let open = null
  const say = (/** @type {Node | null} */ from, /** @type {string} */ text) => {
    for (let node = from; node; node = node.around) node.text += text
  }
  for (const tag of tagsOf(markup)) {
    if (tag.closing) open = open?.around ?? null
    else {
      /** @type {Node} */ const node = { tag, text: '', around: open }
      all.push(node)
      if (!tag.alone) open = node
    }
    say(open, tag.text)
  }
  return all
}

/** @returns {string[]} */
function faultsOf(/** @type {Node} */ { tag: { name, attributes }, text, around }) {
  const roles = BORN_BUTTONS.has(name) ? ['button'] : valuesOf(attributes.get('aria-role'))
  const faults = []
  if (roles.length === 0 || !roles.every((role) => STATES.has(role)))
    faults.push(`needs an aria-role, one of ${[...STATES.keys()].join(', ')}`)
  for (const state of new Set(roles.map((role) => STATES.get(role))))
    if (state && !attributes.has(state)) faults.push(`needs ${state}`)
  if (!text && !attributes.get('aria-label')) faults.push('needs words or an aria-label')
  for (let node = around; node; node = node.around) {
    const outer = valuesOf(node.tag.attributes.get('aria-role')).find((role) => CLOSED.has(role))
    if (outer) faults.push(`cannot be found inside a ${outer}`)
  }
  return faults
}

/** What can be tapped, and a screen reader does not know it or has no name for it. @returns {string[]} */
export const roleFaults = (/** @type {string} */ markup) =>
  elementsOf(markup).flatMap((node) => {
    const tap = tapOf(node.tag)
    return tap && tap !== SHIELD ? faultsOf(node).map((words) => `<${node.tag.name}> of ${tap} ${words}`) : []
  })
