import { createRequire } from 'node:module'
import path from 'node:path'
import { isFile, readText } from './files.mjs'
import { BUILT_IN_TAGS, TEMPLATE_TAGS } from './tags.mjs'

const { TmplGroup } = createRequire(import.meta.url)('glass-easel-template-compiler')

/** WXS has no RegExp or Date constructors, but these two functions. */
const WXS_GLOBALS =
  'var getRegExp=function(a,b){return new RegExp(a,b)},' +
  'getDate=function(){return new(Date.bind.apply(Date,[null].concat([].slice.call(arguments))))};'

/**
 * WXS is not quite JavaScript: `x.constructor` is the name of a type (the runtime defines `$wxsType`), and backslashes
 * in `getRegExp('...')` stand for themselves.
 */
function wxsToJs(/** @type {string} */ source) {
  return source
    .replace(/\.constructor\b/g, '.$wxsType')
    .replace(/getRegExp\(\s*(['"])((?:\\.|(?!\1)[^\\])*)\1/g, (whole, _quote, body) =>
      whole.replace(body, () => body.replace(/\\\\|\\/g, '\\\\')),
    )
}

/** Paths that a WXS file requires, canonical and without suffix. */
function wxsImports(/** @type {string} */ canonical, /** @type {string} */ source) {
  return [...source.matchAll(/require\(\s*['"]([^'"]+?)(?:\.wxs)?['"]\s*\)/g)].map((match) =>
    path.posix.join(path.posix.dirname(canonical), match[1]),
  )
}

/** An unknown tag renders as an empty element without a word, in WeChat as well; so it is an error here. */
function unknownTags(/** @type {string} */ source, /** @type {string[]} */ known) {
  const markup = source.replace(/<!--[\s\S]*?-->/g, '').replace(/(<wxs\b[^>]*>)[\s\S]*?<\/wxs>/g, '$1')
  const tagsOnly = markup.replace(/\{\{[\s\S]*?\}\}/g, '').replace(/=\s*(?:"[^"]*"|'[^']*')/g, '')
  const used = [...tagsOnly.matchAll(/<([a-zA-Z][\w-]*)/g)].map((match) => match[1])
  return [...new Set(used)].filter((tag) => !known.includes(tag))
}

/** Events handled in WXS would run in WeChat and do nothing in the preview. */
function wxsHandlers(/** @type {string} */ source) {
  const modules = [...source.matchAll(/<wxs\b[^>]*\bmodule="([^"]+)"/g)].map((match) => match[1])
  const handlers = source.matchAll(/\b(?:bind|catch|mut-bind|capture-\w+|change):?[\w-]+="\{\{\s*([\w]+)\.\w+\s*\}\}"/g)
  return [...handlers].filter((match) => modules.includes(match[1])).map((match) => match[0])
}

/**
 * As in WeChat, an exception inside WXS is logged and yields undefined; it does not break rendering.
 * The generated code passes every WXS function through `P`, which is replaced by a catching one.
 */
function forgiveWxs(/** @type {string} */ code) {
  const wrapper = "var P=function(a){return typeof a==='function'?a:()=>{}}"
  if (!code.includes(wrapper)) throw new Error('glass-easel-template-compiler has changed its WXS wrapper')
  return code.replace(
    wrapper,
    "var P=function(a){return typeof a==='function'?function(){try{return a.apply(this,arguments)}" +
      "catch(e){console.warn('WXS',e)}}:()=>{}}",
  )
}

/**
 * Compiles the templates of all components with everything that they import.
 * @param {Map<string, import('./app.mjs').Component>} components
 * @param {(canonical: string) => string} real
 */
export function compileTemplates(components, real) {
  const group = new TmplGroup()
  group.setExtraRuntimeScript(WXS_GLOBALS)
  /** @type {Set<string>} */ const wxml = new Set()
  /** @type {Set<string>} */ const wxs = new Set()
  /** @type {string[]} */ const errors = []

  const addScript = (/** @type {string} */ canonical) => {
    if (wxs.has(canonical)) return
    wxs.add(canonical)
    const source = readText(`${real(canonical)}.wxs`)
    group.addScript(canonical, wxsToJs(source).replace(/(require\(\s*['"][^'"]+?)\.wxs(['"])/g, '$1$2'))
    for (const next of wxsImports(canonical, source)) addScript(next)
  }
  const addTemplate = (/** @type {string} */ canonical, /** @type {string[] | undefined} */ known) => {
    if (wxml.has(canonical)) return
    wxml.add(canonical)
    const file = `${real(canonical)}.wxml`
    const source = isFile(file) ? readText(file) : ''
    for (const issue of group.addTmpl(canonical, source)) {
      if (known) errors.push(`${canonical}.wxml:${issue.startLine + 1}: ${issue.message}`)
    }
    for (const tag of known ? unknownTags(source, known) : []) {
      errors.push(`${canonical}.wxml: <${tag}> is neither built in nor named in usingComponents`)
    }
    for (const handler of known ? wxsHandlers(source) : []) {
      errors.push(`${canonical}.wxml: ${handler}: events handled in WXS are not emulated in the preview`)
    }
    for (const name of group.getInlineScriptModuleNames(canonical)) {
      group.setInlineScript(canonical, name, wxsToJs(group.getInlineScript(canonical, name)))
    }
    for (const next of group.getDirectDependencies(canonical)) addTemplate(next, known)
    for (const next of group.getScriptDependencies(canonical)) addScript(next)
  }
  for (const [canonical, { json, own }] of components) {
    const tags = [...BUILT_IN_TAGS, ...TEMPLATE_TAGS, ...Object.keys(json.usingComponents)]
    addTemplate(canonical, own ? [...tags, ...Object.keys(json.componentGenerics ?? {})] : undefined)
  }
  if (errors.length) throw new Error(errors.join('\n'))
  return { wxml, wxs, code: forgiveWxs(group.getTmplGenObjectGroups()) }
}
