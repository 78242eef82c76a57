import { z } from 'zod'

/** What the menus of the system offer and the window does. */
export const MenuItem = z.enum([
  'new',
  'search',
  'settings',
  'help',
  'shortcuts',
  'switch',
  'next',
  'previous',
  'next-unread',
  'previous-unread',
])
export type MenuItem = z.infer<typeof MenuItem>
