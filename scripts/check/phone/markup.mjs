/** A tag, and the words between it and the next one. */
/** @typedef {{name: string, attributes: Map<string, string>, closing: boolean, alone: boolean, text: string}} Tag */

const TAG = /<(\/?)([\w-]+)((?:\s+[^\s=>"/]+(?:="[^"]*")?)*)\s*(\/?)>([^<]*)/g
const ATTRIBUTE = /([^\s=>"/]+)(?:="([^"]*)")?/g
/** What somebody types into. */
const FIELDS = new Set(['input', 'textarea', 'van-search', 'van-field'])
const AT_EVERY_KEY = ['bind:input', 'bindinput', 'bind:change', 'bindchange']

/** @returns {Tag[]} */
export function tagsOf(/** @type {string} */ markup) {
  return [...markup.replace(/<!--[\s\S]*?-->/g, '').matchAll(TAG)].map(
    ([, closing, name, attributes, alone, text]) => ({
      name: /** @type {string} */ (name),
      attributes: new Map([...(attributes ?? '').matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, value])),
      closing: closing === '/',
      alone: alone === '/',
      text: (text ?? '').trim(),
    }),
  )
}

/** The path that a binding begins with: `fields` of `{{ fields }}`. */
const pathOf = (/** @type {string | undefined} */ binding) => /^\{\{\s*([\w.]+)/.exec(binding ?? '')?.[1] ?? ''

/** A path of one row as a path of the list: `item.title` in `tasks` is `tasks[*].title`. */
function inLists(/** @type {string} */ path, /** @type {Tag[]} */ around) {
  return [...around].reverse().reduce((inner, { attributes }) => {
    const list = pathOf(attributes.get('wx:for'))
    const row = attributes.get('wx:for-item') ?? 'item'
    const [first, ...rest] = inner.split('.')
    return list && first === row ? [`${list}[*]`, ...rest].join('.') : inner
  }, path)
}

/**
 * The fields of a template that show what the component holds, with the method that hears every key.
 * @returns {{shown: string, handler: string}[]}
 */
export function fieldsOf(/** @type {string} */ markup) {
  /** @type {Tag[]} */ const around = []
  return tagsOf(markup).flatMap((tag) => {
    if (tag.closing) around.pop()
    else around.push(tag)
    const shown = FIELDS.has(tag.name) ? inLists(pathOf(tag.attributes.get('value')), around) : ''
    const handlers = AT_EVERY_KEY.flatMap((event) => tag.attributes.get(event) ?? [])
    if (tag.alone) around.pop()
    return shown ? handlers.map((handler) => ({ shown, handler })) : []
  })
}

/** @returns {string[]} */
export const markupFaults = (/** @type {string} */ markup) =>
  tagsOf(markup).some(({ name, closing }) => name === 'navigator' && !closing)
    ? ['<navigator> says nothing when it is refused: go by a tap']
    : []
