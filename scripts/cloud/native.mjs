import fs from 'node:fs'
import path from 'node:path'
import { ROOT, say } from '../setup.mjs'
import { NATIVE } from './chunks.mjs'

/** Where functions run. */
const BINARIES = [`@img/${NATIVE}-linux-x64`, `@img/${NATIVE}-libvips-linux-x64`]

const placeOf = (/** @type {string} */ name) => path.join(ROOT, 'node_modules', name)

/** A package and all that it needs. @returns {string[]} */
function withDependencies(/** @type {string} */ name) {
  const { dependencies = {} } = JSON.parse(fs.readFileSync(path.join(placeOf(name), 'package.json'), 'utf8'))
  return [name, ...Object.keys(dependencies).flatMap(withDependencies)]
}

/**
 * Lays the library of pictures into `target` with its binary for the functions' system. On a machine that has none for
 * that system pictures are shown as they are, and the way to one is said.
 */
export function copyNative(/** @type {string} */ target) {
  if (!BINARIES.every((name) => fs.existsSync(placeOf(name)))) {
    say(
      `云函数里没有缩略图组件，照片将按原图显示。需要时先运行 npm install --no-save --os=linux --cpu=x64 --libc=glibc ${NATIVE}`,
    )
    return
  }
  for (const name of new Set([...withDependencies(NATIVE), ...BINARIES]))
    fs.cpSync(placeOf(name), path.join(target, name), { recursive: true })
}
