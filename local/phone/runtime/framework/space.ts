import { appCss, builtInTags, components, pages, templates } from 'mp:data'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { Backend } from './backend'
import { formField } from './form-field'
import { type Caller, component, glassEasel } from './glass'
import { SelectorQuery } from './query'

type StaticConfig = { styleIsolation?: string; addGlobalClass?: boolean }
type PrepareOptions = (is: string, given?: StaticConfig) => [{ idPrefixGenerator: unknown }, string]
type Definition = Record<string, unknown> & { behaviors?: unknown[] }

export const backend = new Backend(builtInTags)
const env = new MiniProgramEnv()
export const associated = env.associateBackend(backend as unknown as glassEasel.GeneralBackendContext)
export const space = env.createCodeSpace('', true)
const componentSpace = space.getComponentSpace()

/** In WXS `x.constructor` is the name of a type; the build turns it into this property. */
Object.defineProperty(Object.prototype, '$wxsType', {
  get() {
    return Object.prototype.toString.call(this).slice(8, -1)
  },
  configurable: true,
})

const isOfPackage = (component: unknown) => {
  const is = typeof component === 'string' ? component : (component as { is?: string } | undefined)?.is
  return !!is?.startsWith('miniprogram_npm/')
}

/**
 * What a handler throws goes to the browser's own error event, with its stack, so that a test sees it. Warnings about
 * packages are left out: nobody here can act on them.
 */
function reportTrouble() {
  glassEasel.addGlobalErrorListener((error) => {
    reportError(error)
    return false
  })
  glassEasel.addGlobalWarningListener((_message, component) => !isOfPackage(component))
}

/** The adapter never fires "ready", on which Vant's `mounted` depends. */
function fireReady() {
  const fired = new WeakSet<object>()
  const behavior = componentSpace.defineBehavior({
    lifetimes: {
      attached() {
        const caller = this as unknown as { _$?: glassEasel.GeneralComponent }
        const target = caller._$ ?? (this as unknown as glassEasel.GeneralComponent)
        if (fired.has(target)) return
        fired.add(target)
        queueMicrotask(() => target.triggerLifetime('ready', []))
      },
    },
  })
  space.setOverallBehavior(behavior as unknown as glassEasel.GeneralBehavior)
}

/** "components/card/index" -> "components-card": the prefix of the component's classes, readable in the document. */
const scopeName = (is: string) =>
  is
    .replace(/^miniprogram_npm\//, '')
    .replace(/\/index$/, '')
    .replace(/\W+/g, '-')
    .replace(/^-/, '')

/** Fills the scope into a component's CSS (see scripts/phone/styles.mjs) once its isolation is known. */
function registerSheet(is: string, isolation: string) {
  const shared = isolation === 'shared' || isolation === 'page-shared'
  const scope = space.getStyleScopeName(is) ?? ''
  const css = (components[is]?.css ?? '').replaceAll('%S%', shared ? '' : `${scope}--`).replaceAll('%H%', scope)
  backend.registerSheet(is, pages.includes(is) ? 'page' : 'component', css)
}

/** WeChat takes style isolation also from Component({options}); the adapter only from the .json. */
function isolationFromOptions() {
  // Internal to the adapter, so not in its types.
  const internal = space as unknown as { prepareComponentOptions: PrepareOptions }
  const prepare = internal.prepareComponentOptions.bind(space)
  internal.prepareComponentOptions = (is, given) => {
    const config = space.getComponentStaticConfig(is) as StaticConfig | undefined
    if (config && given) {
      config.styleIsolation ??= given.styleIsolation
      config.addGlobalClass ??= given.addGlobalClass
    }
    const [prepared, isolation] = prepare(is, given)
    // Ids stay as written, so that `#id` works in style sheets.
    prepared.idPrefixGenerator = null
    registerSheet(is, isolation)
    return [prepared, isolation]
  }
}

const define = (definition: Definition) =>
  space
    .behavior()
    .definition(definition as never)
    .register()

/** What WeChat takes across to the page at once. Bytes. */
const MOST_DATA = 1024 * 1024

type SetData = (this: Caller, data: object, callback?: () => void) => void

function patchCaller() {
  const prototype = component.ComponentCaller.prototype as unknown as Record<string, unknown>
  prototype.createSelectorQuery = function (this: Caller) {
    return new SelectorQuery(this)
  }
  const setData = prototype.setData as SetData
  prototype.setData = function (this: Caller, data: object, callback?: () => void) {
    const length = JSON.stringify(data ?? {}).length
    if (length > MOST_DATA) throw new Error(`setData: ${length} bytes, more than ${MOST_DATA}`)
    return setData.call(this, data, callback)
  } satisfies SetData
}

/**
 * Prepares the code space: built-in components, configuration, templates and styles of everything in the bundle.
 * @param defineWidgets registers the built-in components (given, because some of them open pages themselves)
 */
export function prepareSpace(defineWidgets: (space: glassEasel.ComponentSpace) => void) {
  defineWidgets(componentSpace)
  componentSpace.updateComponentOptions({ writeIdToDOM: true, writeFieldsToNode: false } as never)
  reportTrouble()
  fireReady()
  isolationFromOptions()
  patchCaller()
  backend.registerSheet('app', 'app', appCss.replaceAll('%S%', ''))
  space.addStyleSheet('app', 'app')
  for (const [is, { json }] of Object.entries(components)) {
    space.addComponentStaticConfig(is, json as never)
    space.addCompiledTemplate(is, { groupList: templates, content: templates[is] } as never)
    space.addStyleSheet(is, is, scopeName(is))
  }
}

let formFieldDefinition: ReturnType<typeof define> | undefined

/** The behaviors that WeChat names by a string. */
const namedBehaviors: Record<string, () => unknown> = {
  'wx://form-field': () => {
    formFieldDefinition ??= define({ properties: { name: String, value: { type: null } } })
    formField.behavior = (formFieldDefinition as unknown as { _$: object })._$
    return formFieldDefinition
  },
  'wx://form-field-group': () => define({}),
  'wx://form-field-button': () => define({}),
  'wx://component-export': () => define({}),
}

function withNamedBehaviors(definition: Definition): Definition {
  if (!definition.behaviors) return definition
  const behaviors = definition.behaviors.map((each) => {
    if (typeof each !== 'string') return each
    const named = namedBehaviors[each]
    if (!named) throw new Error(`behavior ${each} is unknown`)
    return named()
  })
  return { ...definition, behaviors }
}

/** Defines the constructors that pages and components call; `__mpEnter` says whose file is running (see preview.mjs). */
export function defineConstructors() {
  let current = ''
  Object.assign(globalThis, {
    __mpEnter: (path: string) => {
      current = path
    },
    Behavior: (definition: Definition) => define(withNamedBehaviors(definition)),
    Component: (definition: Definition) =>
      space
        .component(current)
        .definition(withNamedBehaviors(definition) as never)
        .register(),
    Page: (definition: Definition) =>
      space
        .component(current)
        .pageDefinition(withNamedBehaviors(definition) as never)
        .register(),
  })
}
