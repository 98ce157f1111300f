/** The pages that are opened most, fetched while nothing else is going on: they then open at once, and offline too. */
export const prefetchPages = (): void => {
  const fetchThem = () => {
    const pages = [
      import('../views/todo/TodosPage.vue'),
      import('../views/todo/ApprovalsPage.vue'),
      import('../views/matter/MattersPage.vue'),
      import('../views/matter/MatterPage.vue'),
      import('../views/matter/forms/ActionDialog.vue'),
      import('../views/notice/NoticesPage.vue'),
    ]
    // Failing is no matter: they are fetched again when they are opened.
    Promise.allSettled(pages)
  }
  if ('requestIdleCallback' in window) window.requestIdleCallback(fetchThem, { timeout: 5000 })
  else setTimeout(fetchThem, 2000)
}
