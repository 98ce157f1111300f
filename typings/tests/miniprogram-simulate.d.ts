/** The parts of miniprogram-simulate that load.ts uses; its own types bring WeChat's globals into the tests. */
declare module 'miniprogram-simulate' {
  const simulate: {
    load(path: string, tag: string, options: { rootPath: string }): string
    render(id: string, props: object): unknown
  }
  export default simulate
}
declare module 'miniprogram-simulate/src/utils' {
  const utils: { runJs: (path: string) => void }
  export default utils
}
declare module 'miniprogram-simulate/src/compile' {
  const compile: { getWxml: (path: string, options: { rootPath: string }) => unknown }
  export default compile
}
declare module 'miniprogram-exparser' {
  const exparser: { addGlobalErrorListener: (listener: (error: unknown) => void) => void }
  export default exparser
}
