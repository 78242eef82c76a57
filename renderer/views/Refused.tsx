import { useWords } from '../text/words.ts'
import { Screen } from './Screen.tsx'

export function Refused() {
  const words = useWords()
  return <Screen title={words('app.refused.title')} sentence={words('app.refused.body')} />
}
