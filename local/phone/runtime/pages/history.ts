interface State {
  /** which run of the runtime wrote the entry; those of an earlier run have no page in memory */
  run: number
  depth: number
}

/** Keeps the browser's history like the page stack: one entry a page, so that Back means navigateBack. */
export function browserHistory(on: { back: (depth: number) => void; open: (url: string) => void }) {
  const run = performance.timeOrigin
  let depth = 0
  let moved: (() => void) | undefined
  let queue = Promise.resolve()

  const currentUrl = () => location.hash.slice(1)
  const write = (method: 'pushState' | 'replaceState', to: number, url: string) => {
    depth = to
    history[method]({ run, depth } satisfies State, '', `#${url}`)
  }
  const goBack = (steps: number) =>
    new Promise<void>((resolve) => {
      moved = resolve
      history.go(-steps)
    })

  /** `url` is now on top of a stack of `to` pages. */
  const sync = (to: number, url: string) => {
    queue = queue.then(async () => {
      if (depth === 0) write('replaceState', to, url)
      else if (to > depth) write('pushState', to, url)
      else {
        if (to < depth) await goBack(depth - to)
        write('replaceState', to, url)
      }
    })
  }
  window.addEventListener('popstate', (event) => {
    if (moved) {
      moved()
      moved = undefined
      return
    }
    const state = event.state as State | null
    if (state?.run === run && state.depth < depth) {
      depth = state.depth
      on.back(state.depth)
    } else {
      depth = 0
      on.open(currentUrl())
    }
  })
  return { sync, currentUrl }
}
