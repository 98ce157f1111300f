import type { OperationName } from '../../domain/contract'

declare module 'vue-router' {
  interface RouteMeta {
    title: string
    /** Shown to those who may call it; others are told so. */
    needs?: OperationName
    /** Shown without logging in, and without the rail. */
    open?: boolean
  }
}
