import { Field } from '@fluentui/react-components'
import { useIntl } from 'react-intl'
import { Fixed } from '../Fixed.tsx'
import { useWords } from '../../text/words.ts'
import { useKnown } from '../world.ts'

interface SpellingChoiceProps {
  chosen: readonly string[]
  fixed: boolean
  choose: (languages: string[]) => void
}

/** Nothing where the system, or the browser, sees to spelling itself. */
export function SpellingChoice({ chosen, fixed, choose }: SpellingChoiceProps) {
  const words = useWords()
  const { locale } = useIntl()
  const known = useKnown(state => state.app?.desktop?.spelling)
  if (!known?.length) return null
  const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })
  const languages = known
    .map(tag => ({ tag, name: names.of(tag) ?? tag }))
    .toSorted((a, b) => a.name.localeCompare(b.name, locale))
  return (
    <Field
      label={words('settings.spelling')}
      hint={fixed ? <Fixed hint={words('settings.spelling.hint')} /> : words('settings.spelling.hint')}
    >
      <div role="group" aria-label={words('settings.spelling')} className="tick-list">
        {languages.map(({ tag, name }) => (
          <label key={tag}>
            <input
              type="checkbox"
              disabled={fixed}
              checked={chosen.includes(tag)}
              onChange={({ target }) =>
                choose(target.checked ? [...chosen, tag] : chosen.filter(other => other !== tag))
              }
            />
            {name}
          </label>
        ))}
      </div>
    </Field>
  )
}
