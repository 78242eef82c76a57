/** What the app did to the desktop, told to the test that started it. */
export type Recorded =
  | { what: 'browser'; endpoint: string; pid: number }
  | { what: 'menu'; labels: string[] }
  | { what: 'context-menu'; labels: string[] }
  | { what: 'no-graphics-card' }
  | { what: 'crash-reports'; uploaded: boolean }
  | { what: 'notification'; title: string; body: string; silent: boolean; urgency: 'normal' | 'critical' | 'low' }
  | { what: 'notification-closed'; title: string }
  | { what: 'badge'; count: number }
  | { what: 'tray'; icon: string; tooltip: string; labels: string[] }
  | { what: 'tray-gone' }
  | { what: 'zoomed'; level: number }
  | { what: 'copied'; text: string }
  | { what: 'engine-proxy'; mode: string; rules: string }
  | { what: 'spelling'; languages: string[]; on: boolean }
  | { what: 'word-learned'; word: string }
  | { what: 'word-replaced'; by: string }
  | { what: 'link-opened'; url: string }
  | {
      what: 'window'
      did:
        | 'opened'
        | 'ended'
        | 'shown'
        | 'shown-inactive'
        | 'hidden'
        | 'focused'
        | 'left'
        | 'minimized'
        | 'maximized'
        | 'full-screen'
        | 'restored'
        | 'closed'
    }
  | { what: 'window-moved'; x: number; y: number; width: number; height: number }
  | { what: 'flash'; on: boolean }
  | { what: 'shown-in-folder'; path: string }
  | { what: 'save-dialog'; suggested: string }
  | { what: 'question'; message: string; detail: string }
  | { what: 'error-box'; title: string; content: string }
  | { what: 'permission-handlers'; request: boolean; check: boolean; device: boolean }
  | { what: 'refused'; kind: 'navigation' | 'window'; url: string }

export function record(event: Recorded): void {
  process.send?.(event)
}
