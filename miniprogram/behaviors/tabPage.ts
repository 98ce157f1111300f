/** What the custom tab bar offers to the pages. */
interface TabBar {
  show(path: string): void
}

/** A page with the tab bar below: it tells its bar which tab is on, and that role or size may have changed. */
export const tabPage = Behavior({
  methods: {
    showTabBar() {
      const page = this as unknown as { route: string; getTabBar?: () => TabBar | undefined }
      page.getTabBar?.()?.show(page.route)
    },
  },
  pageLifetimes: {
    show() {
      this.showTabBar()
    },
  },
})
