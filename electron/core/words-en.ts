/** What the main process says by itself: in questions of the system, menus and notifications. The window has words of its own. */
export const en = {
  unencrypted: {
    message: 'Open a page that is not encrypted?',
    detail: 'Others on the way can read and change what this page shows and what you type into it:',
    open: 'Open',
    cancel: 'Cancel',
  },
  alert: {
    somebody: 'Somebody',
    conversation: 'Conversation',
    in: (sender: string, title: string) => `${sender} in ${title}`,
    said: (sender: string, text: string) => `${sender}: ${text}`,
    several: (title: string, count: number) => `${title} (${count} new)`,
    newMessages: (count: number) => (count === 1 ? 'New message' : `${count} new messages`),
    mentioned: 'You were mentioned',
    inConversations: (count: number, conversations: number) =>
      `${count} new messages in ${conversations} conversations`,
    reply: 'Reply',
    read: 'Mark as read',
    notSent: 'Your reply could not be sent',
    test: 'This is how Parlance tells you of a message.',
  },
}

export type Words = typeof en
