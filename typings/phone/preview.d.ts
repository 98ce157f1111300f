/** What the build puts into the bundle (scripts/phone/preview.mjs). */
declare module 'mp:data' {
  export interface WindowConfig {
    navigationBarBackgroundColor?: string
    navigationBarTextStyle?: 'black' | 'white'
    navigationBarTitleText?: string
    navigationStyle?: 'default' | 'custom'
    backgroundColor?: string
    enablePullDownRefresh?: boolean
    onReachBottomDistance?: number
    disableScroll?: boolean
  }
  export interface TabItem {
    pagePath: string
    text: string
    iconPath?: string
    selectedIconPath?: string
  }
  export interface AppConfig {
    window?: WindowConfig
    tabBar?: {
      custom?: boolean
      color?: string
      selectedColor?: string
      backgroundColor?: string
      borderStyle?: 'black' | 'white'
      list: TabItem[]
    }
  }
  export interface ComponentConfig extends WindowConfig {
    component?: boolean
    styleIsolation?: string
    addGlobalClass?: boolean
    usingComponents: Record<string, string>
  }
  export const app: AppConfig
  export const pages: string[]
  export const builtInTags: string[]
  export const appCss: string
  export const components: Record<string, { json: ComponentConfig; css: string }>
  export const templates: Record<string, never>
}
