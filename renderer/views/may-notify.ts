/** Whether the browser lets this page show notifications; `never` where it has none. */
export const mayNotify = (): NotificationPermission | 'never' =>
  typeof Notification === 'undefined' ? 'never' : Notification.permission
