import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import exparser from 'miniprogram-exparser'
// First, because it defines Component, which is wrapped here.
import 'miniprogram-simulate'
import simulateTemplates from 'miniprogram-simulate/src/compile'
import simulateFiles from 'miniprogram-simulate/src/utils'
import type { Rendered } from './rendered'
import { fakeWx } from './wx'

export type Definition = Record<string, unknown> & { methods?: Record<string, unknown> }

/** Pages that are open in this test, the one on top last. */
export const stack: Rendered[] = []
/** What each component's file defined, by its path in the tree. */
export const definitions = new Map<string, Definition>()
let app: Record<string, unknown> = {}
let running = ''
const errors: unknown[] = []

/** A deep copy of plain data; jsdom has no structuredClone. */
function plainCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(plainCopy) as T
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainCopy(each)])) as T
}

/** As Page() in WeChat: functions are methods, other fields stand on `this`. loadPage calls the lifecycle. */
function pageDefinition({ data, behaviors, options, ...rest }: Definition): Definition {
  const entries = Object.entries(rest)
  const fields = Object.fromEntries(entries.filter(([, value]) => typeof value !== 'function'))
  const methods = Object.fromEntries(entries.filter(([, value]) => typeof value === 'function'))
  const lifetimes = {
    created(this: object) {
      Object.assign(this, plainCopy(fields))
    },
  }
  return { data, behaviors, options, methods, lifetimes }
}

/** Of `this` in WeChat, what the simulation leaves out and Vant calls. */
const LEFT_OUT = {
  groupSetData(this: unknown, task: () => void) {
    task.call(this)
  },
}

/** Its own copy each time, since registration writes into it. */
const copy = (definition: Definition): Definition => ({
  ...definition,
  methods: { ...LEFT_OUT, ...definition.methods },
  ...(definition.behaviors ? { behaviors: [...(definition.behaviors as unknown[])] } : {}),
  ...(definition.relations ? { relations: copyValues(definition.relations as Record<string, object>) } : {}),
})
const copyValues = (values: Record<string, object>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { ...value }]))

type Templates = (path: string) => unknown
const templates = new Map<string, Templates>()

/** What WeChat's compiler made of the tree's templates (setup-trees.ts): a function from path to template. */
function templatesOf(tree: string): Templates {
  const known = templates.get(tree) ?? new Function(readFileSync(join(tree, 'templates.js'), 'utf8'))()
  templates.set(tree, known)
  return known
}

/**
 * Defines Page, Component, App and wx. A component's file runs once a test file, like any module, so that it shares its
 * imports with the test; what it defined is registered again for every load.
 */
export function defineGlobals() {
  const register = (globalThis as unknown as { Component: (definition: Definition) => void }).Component
  const define = (definition: Definition) => {
    definitions.set(running, definition)
    register(copy(definition))
  }
  simulateFiles.runJs = (path: string) => {
    const known = definitions.get(path)
    if (known) return register(copy(known))
    running = path
    require(path)
  }
  // What a handler or lifecycle throws is only printed by the framework; unmountAll makes the test fail for it.
  exparser.addGlobalErrorListener((error) => {
    errors.push(error)
  })
  simulateTemplates.getWxml = (path, { rootPath }) => templatesOf(rootPath)(`${relative(rootPath, path)}.wxml`)
  Object.assign(globalThis, {
    wx: fakeWx,
    Component: define,
    Page: (definition: Definition) => define(pageDefinition(definition)),
    App: (definition: Record<string, unknown>) => {
      app = definition
    },
    getApp: () => app,
    getCurrentPages: () => stack.map((page) => page.instance),
  })
}

/** Errors thrown in handlers since the last call; a test that expects some takes them, the others fail for them. */
export const takeErrors = (): unknown[] => errors.splice(0)
