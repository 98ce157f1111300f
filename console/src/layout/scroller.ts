import { type InjectionKey, inject, onActivated, onDeactivated, provide, type Ref } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'

const KEY: InjectionKey<Ref<HTMLElement | null>> = Symbol('scroller')

export const provideScroller = (element: Ref<HTMLElement | null>): void => provide(KEY, element)

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
  onDeactivated(() => scroller.value?.scrollTo({ top: 0 }))
  onActivated(() => scroller.value?.scrollTo({ top }))
}
