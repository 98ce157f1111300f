/**
 * Parts of the SDK that the cloud edition never uses, left out of the functions' bundles: they are more than half of the
 * SDK's start. A use throws, with the part's name. The first column is what is asked for, the second why nobody needs it.
 */
const LEFT_OUT = [
  [/^@cloudbase\/(ai|app)$/, 'models and agents of CloudBase'],
  [/^web-streams-polyfill$/, 'only its ai part streams this way'],
  [/^@cloudbase\/wx-cloud-client-sdk$/, 'data models and SQL; documents are what we use'],
  [/^axios$/, 'asks the machine where it runs, outside of functions only'],
  [/^jsonwebtoken$/, 'custom login tickets; the desk has sessions of its own'],
  [/^https?-proxy-agent$/, 'proxies'],
  [/\/realtime\/websocket-client$/, 'watching collections'],
]

/** Multipart forms carry WeChat's openapi, which only the courier calls: its own chunk has them. */
const FORMS = /** @type {const} */ ([/^form-data$/, 'multipart forms, which only WeChat openapi needs'])

/**
 * A CommonJS module in place of `name`: it can be required, and nothing of it used.
 * @param {string} name
 */
export const leftOutModule = (name) => `
const fail = () => { throw new Error(${JSON.stringify(`${name} is left out of the bundle`)}) }
const parts = (target, key) => (key === '__esModule' || typeof key === 'symbol' || key === 'then' ? undefined : fail())
module.exports = new Proxy(function () {}, { get: parts, apply: fail, construct: fail })
`

/**
 * @param {{forms: boolean}} keep whether multipart forms stay in
 * @returns {import('esbuild').Plugin}
 */
export const leaveOut = ({ forms }) => ({
  name: 'left-out',
  setup(build) {
    for (const [filter] of forms ? LEFT_OUT : [...LEFT_OUT, FORMS])
      build.onResolve({ filter: /** @type {RegExp} */ (filter) }, ({ path: id }) => ({
        path: id,
        namespace: 'left-out',
      }))
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path: id }) => ({ contents: leftOutModule(id) }))
  },
})
