import { type ComponentProps, type ComponentType, type FunctionComponent, Suspense, lazy } from 'react'
import type * as parts from './rest.ts'

type Rest = typeof parts
type Part<Name extends keyof Rest> = FunctionComponent<ComponentProps<Rest[Name]>>

let rest: Promise<Rest> | undefined
const fetched = (): Promise<Rest> => (rest ??= import('./rest.ts'))

/** Once the conversations have been drawn, so that afterwards nobody waits for it. */
export function fetchTheRest(): void {
  void fetched()
}

function later<Name extends keyof Rest>(name: Name): Part<Name> {
  const Fetched = lazy(async () => ({ default: (await fetched())[name] as ComponentType<object> }))
  return props => (
    <Suspense fallback={null}>
      <Fetched {...props} />
    </Suspense>
  )
}

export const Conversation: Part<'Conversation'> = later('Conversation')
export const ConversationDialogs: Part<'ConversationDialogs'> = later('ConversationDialogs')
export const FirstRun: Part<'FirstRun'> = later('FirstRun')
export const NewConversation: Part<'NewConversation'> = later('NewConversation')
export const PersonCard: Part<'PersonCard'> = later('PersonCard')
export const QuickSwitcher: Part<'QuickSwitcher'> = later('QuickSwitcher')
export const SearchResults: Part<'SearchResults'> = later('SearchResults')
export const SignOutDialog: Part<'SignOutDialog'> = later('SignOutDialog')
export const SheetShown: Part<'SheetShown'> = later('SheetShown')
