import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down'
import { useWords } from '../text/words.ts'

interface JumpPillProps {
  count: number
  jump: () => void
}

export function JumpPill({ count, jump }: JumpPillProps) {
  const words = useWords()
  return (
    <div className="jump">
      <button type="button" data-new={count > 0} onClick={jump}>
        <ArrowDownRegular fontSize={16} />
        {words('timeline.jump')}
        {count > 0 && <b>{words('timeline.jumpNew', { count })}</b>}
      </button>
    </div>
  )
}
