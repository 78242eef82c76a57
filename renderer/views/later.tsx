import { type ComponentProps, type ComponentType, type FunctionComponent, useEffect, useState } from 'react'
import type * as parts from './rest.ts'

type Rest = typeof parts
type Part<Name extends keyof Rest> = FunctionComponent<ComponentProps<Rest[Name]>>

let rest: Rest | undefined
let fetching: Promise<Rest> | undefined
const fetched = (): Promise<Rest> => (fetching ??= import('./rest.ts').then(all => (rest = all)))

/** Once the conversations have been drawn, so that afterwards nobody waits for it. */
export function fetchTheRest(): void {
  void fetched()
}

/** Without React's Suspense, which shows what it once had to wait for no sooner than 300 ms later, and waits even for what is here. */
function later<Name extends keyof Rest>(name: Name): Part<Name> {
  return function Later(props) {
    const [here, setHere] = useState(rest)
    useEffect(() => {
      if (!here) void fetched().then(setHere)
    }, [here])
    const Fetched = here?.[name] as ComponentType<object> | undefined
    return Fetched ? <Fetched {...props} /> : null
  }
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
