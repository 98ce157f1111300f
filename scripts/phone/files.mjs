import fs from 'node:fs'
import path from 'node:path'

export const isFile = (/** @type {string} */ file) => fs.existsSync(file) && fs.statSync(file).isFile()
export const readText = (/** @type {string} */ file) => fs.readFileSync(file, 'utf8')

/** Whatever else lies in the mini-program's folder and belongs into the package. */
const ASSET = /\.(png|jpe?g|gif|svg|webp|mp3|mp4|m4a)$/

/** Pictures and sounds below `folder`, relative to it. */
export function assets(/** @type {string} */ folder) {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => ASSET.test(file))
}
