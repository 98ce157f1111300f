import path from 'node:path'

/** Package to the chunk that holds it, beside each function's own code. Loaded when first used. */
export const CHUNKS = /** @type {const} */ ({
  exceljs: 'exceljs',
  'file-type/node': 'file-type',
  'wx-server-sdk': 'wx-server-sdk',
  xml2js: 'xml2js',
})

/** Has a binary for each system: laid beside the function as it is (./native.mjs). */
export const NATIVE = 'sharp'

const IDS = new RegExp(`^(${Object.keys(CHUNKS).join('|')})$`)

const fileOf = (/** @type {string} */ id) => `./${CHUNKS[/** @type {keyof typeof CHUNKS} */ (id)]}.js`

/** The SDK asks for xml2js at its start and uses it after an upload. */
const LATER = 'xml2js'
const LATER_MODULE = `exports.parseString = (...args) => require(${JSON.stringify(fileOf(LATER))}).parseString(...args)`

/**
 * Sends imports of the packages above to their chunks, which CommonJS requires when the import is reached.
 * @type {import('esbuild').Plugin}
 */
export const toChunks = {
  name: 'chunks',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${NATIVE}$`) }, ({ path: id }) => ({ path: id, external: true }))
    build.onResolve({ filter: IDS }, ({ path: id, kind }) => {
      if (id === LATER) return { path: id, namespace: 'later' }
      if (kind !== 'dynamic-import') return { errors: [{ text: `${id} must be imported where it is used` }] }
      return { path: fileOf(id), external: true }
    })
    build.onResolve({ filter: /^\.\//, namespace: 'later' }, ({ path: file }) => ({ path: file, external: true }))
    build.onLoad({ filter: /.*/, namespace: 'later' }, () => ({ contents: LATER_MODULE }))
  },
}

/** Chunks that an output asks for. @param {import('esbuild').Metafile['outputs'][string]} output */
export const chunksOf = ({ imports }) =>
  imports
    .filter(({ external, path: file }) => external && file.startsWith('./'))
    .map(({ path: file }) => path.basename(file))
