import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** All files below `folder`, sorted; none when it does not exist. */
function filesBelow(/** @type {string} */ folder) {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}

/**
 * One hash over everything that decides the output: names and contents of all files in `inputs` (files or folders).
 * @param {string[]} inputs absolute paths
 */
export function inputHash(inputs) {
  const hash = createHash('sha256')
  for (const input of inputs) {
    const files = fs.existsSync(input) && fs.statSync(input).isFile() ? [input] : filesBelow(input)
    for (const file of files) hash.update(`${file}\0`).update(fs.readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}
