import path from 'node:path'
import postcss from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { isFile, readText } from './files.mjs'
import { BUILT_IN_TAGS } from './tags.mjs'

/** Filled at registration, when the runtime knows a component's style isolation: class prefix and host attribute. */
const CLASS = '%S%'
const HOST = '%H%'

const importTarget = (/** @type {string} */ params) => params.replace(/^(?:url\()?['"]?|['"]?\)?$/g, '')

/** Canonical path (with suffix) of an `@import` in the style sheet `from`. */
function resolveImport(/** @type {string} */ params, /** @type {string} */ from) {
  const target = importTarget(params)
  return target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(from), target)
}

/**
 * Vant's icon font stands on a CDN. A district's network may block it, and the app calls no third party, so the font
 * of the same version comes in from @vant/icons.
 */
function inlineIconFont(/** @type {postcss.Root} */ sheet, /** @type {string} */ root) {
  sheet.walkAtRules('font-face', (rule) => {
    if (!/vant-icon/.test(rule.toString())) return
    const less = readText(path.join(root, 'node_modules/@vant/icons/src/encode-woff2.less'))
    const data = /data:font[^)'"]+/.exec(less)?.[0]
    if (!data) throw new Error('@vant/icons no longer carries its font as data')
    rule.walkDecls('src', (decl) => {
      decl.value = `url("${data}") format("woff2")`
    })
  })
}

/** Parses one style sheet; its imports are given to `onImport`, which says what replaces them (nothing: they stay). */
function parse(/** @type {string} */ file, /** @type {string} */ root) {
  const sheet = postcss.parse(readText(file), { from: file })
  sheet.walkComments((comment) => {
    comment.remove()
  })
  inlineIconFont(sheet, root)
  return sheet
}

/** Imports from outside the mini-program's folder (shared design tokens) are not in the package, so they come inline. */
function inlineOutside(
  /** @type {postcss.Root} */ sheet,
  /** @type {string} */ canonical,
  /** @type {import('./app.mjs').App} */ app,
) {
  sheet.walkAtRules('import', (rule) => {
    const target = resolveImport(rule.params, canonical)
    if (target.startsWith('../')) rule.replaceWith(withImports(target, app, [canonical]).nodes)
  })
}

/** A style sheet for WeChat: comments and blank space gone, imports kept (and listed). */
export function compactWxss(/** @type {string} */ canonical, /** @type {import('./app.mjs').App} */ app) {
  const sheet = parse(app.real(canonical), app.root)
  inlineOutside(sheet, canonical, app)
  /** @type {string[]} */ const imports = []
  sheet.walk((node) => {
    node.raws.before = node.type === 'atrule' && node.name === 'import' ? '\n' : ''
    node.raws.after = ''
    node.raws.between = node.type === 'decl' ? ':' : ''
    if (node.type === 'atrule') {
      node.raws.afterName = ' '
      if (node.name === 'import') imports.push(resolveImport(node.params, canonical))
    }
    if (node.type === 'rule') node.selector = node.selector.replace(/\s*,\s*/g, ',')
  })
  sheet.raws.after = ''
  return { text: sheet.toString().trim(), imports }
}

function withImports(
  /** @type {string} */ canonical,
  /** @type {import('./app.mjs').App} */ app,
  /** @type {string[]} */ seen,
) {
  const file = app.real(canonical)
  if (!isFile(file)) {
    if (seen.length) throw new Error(`${seen.at(-1)}: @import of ${canonical}, which does not exist`)
    return postcss.root()
  }
  const sheet = parse(file, app.root)
  sheet.walkAtRules('import', (rule) => {
    const target = resolveImport(rule.params, canonical)
    if (seen.includes(target)) rule.remove()
    else rule.replaceWith(withImports(target, app, [...seen, canonical]).nodes)
  })
  return sheet
}

/** Each page is a container, so that rpx, vw and vh mean the page and not the browser's window. */
const containerUnits = (/** @type {string} */ value) =>
  value.replace(/(-?\d*\.?\d+)rpx\b/g, 'calc($1 * var(--rpx))').replace(/(-?\d*\.?\d+)v(w|h|min|max)\b/g, '$1cq$2')

const rewriteSelector = selectorParser((selectors) => {
  selectors.walkTags((tag) => {
    if (BUILT_IN_TAGS.includes(tag.value)) tag.value = `wx-${tag.value}`
  })
  selectors.walkClasses((each) => {
    each.value = `${CLASS}${each.value}`
  })
  selectors.walkPseudos((pseudo) => {
    if (pseudo.value !== ':host') return
    pseudo.replaceWith(
      selectorParser.attribute({ attribute: 'wx-host', operator: '=', value: HOST, quoteMark: '"', raws: {} }),
    )
  })
})

/**
 * A style sheet with its imports as CSS for the browser: built-in tags become `wx-*`, classes and `:host` get
 * placeholders for the scope. A page's rules hold on that page only (`page` given): in WeChat each page has a document
 * of its own. `:where` keeps the weight of the selector as it was.
 */
export function toCss(
  /** @type {string} */ canonical,
  /** @type {import('./app.mjs').App} */ app,
  /** @type {string | undefined} */ page,
) {
  const sheet = withImports(canonical, app, [])
  const inKeyframes = (/** @type {postcss.Rule} */ rule) =>
    rule.parent?.type === 'atrule' && /keyframes$/.test(/** @type {postcss.AtRule} */ (rule.parent).name)
  sheet.walkRules((rule) => {
    if (inKeyframes(rule)) return
    const scoped = rewriteSelector.processSync(rule.selector).replaceAll('\\%S\\%', CLASS).replaceAll('\\%H\\%', HOST)
    rule.selector = page
      ? scoped
          .split(/,(?![^(]*\))/)
          .map((each) => `:where([data-page="${page}"]) ${each.trim()}`)
          .join(',')
      : scoped
  })
  sheet.walkDecls((decl) => {
    const inFont = decl.parent?.type === 'atrule' && /** @type {postcss.AtRule} */ (decl.parent).name === 'font-face'
    if (!inFont) decl.value = containerUnits(decl.value)
  })
  return sheet.toString()
}
