/** What the main process says by itself: in questions of the system, menus and notifications. The window has words of its own. */
export const en = {
  unencrypted: {
    message: 'Open a page that is not encrypted?',
    detail: 'Others on the way can read and change what this page shows and what you type into it:',
    open: 'Open',
    cancel: 'Cancel',
  },
}

export type Words = typeof en
