// The head of a contest's scene: its division, name and session, what is on, and a rule that fills as the contest is done.
interface Props {
  division: string
  contest: string
  /** Where there are some. */
  session?: string | undefined
  /** On the right: the round, the page. */
  aside?: string
  asideTestId?: string
  /** 0 to 1. */
  done?: number
}

/** The two names without saying one twice. */
export function titles(division: string, contest: string): { title: string; more: string } {
  if (division === '' || contest.includes(division)) return { title: contest, more: '' }
  return division.includes(contest) ? { title: division, more: '' } : { title: division, more: contest }
}

export function Header({ division, contest, session, aside, asideTestId, done }: Props) {
  const { title, more: name } = titles(division, contest)
  const more = [name, session].filter(Boolean).join(' · ')
  return (
    <header className="head">
      <h1 className="cut" dir="auto">
        {title}
      </h1>
      {more && (
        <p className="head-more cut" dir="auto">
          {more}
        </p>
      )}
      {aside && (
        <p className="head-aside cut" data-testid={asideTestId} dir="auto">
          {aside}
        </p>
      )}
      <i className="rule">{done !== undefined && <i style={{ transform: `scaleX(${done})` }} />}</i>
    </header>
  )
}
