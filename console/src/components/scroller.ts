import { type InjectionKey, inject, onActivated, provide, type Ref, watch } from 'vue'
import { onBeforeRouteLeave, useRoute } from 'vue-router'

const KEY: InjectionKey<Ref<HTMLElement | null>> = Symbol('scroller')

/** Each page begins at its top. */
export const provideScroller = (element: Ref<HTMLElement | null>): void => {
  const route = useRoute()
  provide(KEY, element)
  watch(
    () => route.path,
    () => element.value?.scrollTo({ top: 0 }),
  )
}

/** The element that scrolls a page's content. */
export const useScroller = (): Ref<HTMLElement | null> => {
  const scroller = inject(KEY)
  if (!scroller) throw new Error('only pages inside the desk have a scroller')
  return scroller
}

/** For a kept-alive page: coming back finds it where it was left. */
export const keepScroll = (): void => {
  const scroller = useScroller()
  let top = 0
  onBeforeRouteLeave(() => {
    top = scroller.value?.scrollTop ?? 0
  })
  onActivated(() => scroller.value?.scrollTo({ top }))
}
