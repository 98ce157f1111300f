import type { Caller } from '../framework/glass'
import { SelectorQuery } from '../framework/query'
import { currentPages } from '../pages/router'

/** Measuring nodes; without `in()` the page on top is meant. */
export const query = {
  createSelectorQuery: () => new SelectorQuery(currentPages().at(-1)?.caller),
  createIntersectionObserver: (component: Caller, options?: WechatMiniprogram.CreateIntersectionObserverOption) =>
    component.createIntersectionObserver(options),
}
