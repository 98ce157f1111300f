import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { callFaults } from './phone/calls.mjs'
import { componentFaults } from './phone/components.mjs'
import { markupFaults } from './phone/markup.mjs'
import { roleFaults } from './phone/roles.mjs'
import { parsed } from './phone/syntax.mjs'

const PHONE = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../miniprogram')

const read = (/** @type {string} */ file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')

/** @returns {string[]} */
function scriptFaults(/** @type {string} */ root, /** @type {string} */ file) {
  const source = parsed(file, read(path.join(root, file)))
  const markup = read(path.join(root, file.replace(/\.ts$/, '.wxml')))
  return [...callFaults(source), ...componentFaults(source, markup)].map(({ node, words }) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart())
    return `${file}:${line + 1}: ${words}`
  })
}

/** @returns {string[]} */
function templateFaults(/** @type {string} */ root, /** @type {string} */ file) {
  const markup = read(path.join(root, file))
  return [...markupFaults(markup), ...roleFaults(markup)].map((words) => `${file}: ${words}`)
}

/**
 * Habits that one base library of WeChat forgives and another does not: pages that call into children, changes of pages
 * that nobody tries again, observers that read what may come later, and calls that say less than they must; and what can
 * be tapped without a screen reader's knowing it.
 * @returns {string[]}
 */
export function phoneFaults(root = PHONE) {
  const files = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()
  return files.flatMap((file) => {
    if (file.endsWith('.ts')) return scriptFaults(root, file)
    if (file.endsWith('.wxml')) return templateFaults(root, file)
    return []
  })
}

/** `node scripts/check/phone.mjs [FOLDER]` */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const faults = phoneFaults(process.argv[2])
  for (const fault of faults) process.stdout.write(`${fault}\n`)
  if (faults.length > 0) process.exitCode = 1
}
