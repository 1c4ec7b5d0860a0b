// Tie-breaks over opponents: what a competitor's opponents scored, and what was scored against whom.
// FIDE Handbook C.07, Tie-Break Regulations, effective 1 August 2024: articles 7 (wins, progressive), 8 (Buchholz), 9 (Sonneborn-Berger,
// Koya), 14 (cuts), 15 and 16 (unplayed rounds). The edition of 2026 caps the stand-in of 16.4 at half the rounds; that is not done here.
import { scoreOf, type Game, type Seen, seenBy } from './game.ts'

/** What the figures depend on beside the games. */
export interface OpponentRule {
  /** Points of a win, in the scale of the games. */
  readonly win: number
  /** Rounds of the whole event; Koya's half is half of what all of them could bring. */
  readonly rounds: number
  /** The first so many rounds are over: only in these can somebody have been absent. All of them where it is left out. */
  readonly complete?: number
  /**
   * as-scheduled: an unplayed game counts as if it had been played (round robins, article 15; also sheets that know no forfeits).
   * stand-in: an unplayed round counts against an opponent with the competitor's own score (Swiss, article 16.4), opponents' scores take
   * announced absences after which they never came back as draws (16.3), and a cut takes the competitor's own absences first (16.5).
   */
  readonly unplayed: 'as-scheduled' | 'stand-in'
}

/** One competitor's figures. Points have the games' scale; those marked with a square have it twice (tenths become hundredths). */
export interface OpponentFigures {
  readonly score: number
  /** Sum of the opponents' scores (8.1). */
  readonly buchholz: number
  /** The same without the lowest contribution, the two lowest, and the lowest and the highest (14.1 to 14.3). */
  readonly buchholzCut1: number
  readonly buchholzCut2: number
  readonly buchholzMedian1: number
  /** Sum of own points × the opponent's score (9.1). Squared scale. */
  readonly sonnebornBerger: number
  /** Games won over the board, and those won as the second side (7.2, 7.4). */
  readonly wins: number
  readonly winsAsSecond: number
  /** Own points against opponents that scored at least half of what was possible (9.2). */
  readonly koya: number
  /** Sum of the running score after each round (7.5). */
  readonly progressive: number
}

/** One round's worth towards a sum over opponents. */
interface Contribution {
  readonly opponent: number
  readonly own: number
  /** The competitor stayed away: asked for a bye, did not come, or lost by forfeit (16.2). */
  readonly voluntary: boolean
}

const isVoluntary = ({ opponent, own, requested, played }: Seen): boolean => !played && (opponent === null ? requested : own === 0)

/** Every round that is over, and what there is of later ones: where there is no game the competitor was absent. */
function filled(games: readonly Seen[], rounds: number): Seen[] {
  const absent = (round: number): Seen => ({
    round,
    opponent: null,
    own: 0,
    other: 0,
    first: true,
    played: false,
    requested: true,
  })
  const over = Array.from({ length: rounds }, (_, index) => games.filter(({ round }) => round === index + 1)).flatMap((there, index) =>
    there.length > 0 ? there : [absent(index + 1)],
  )
  return [...over, ...games.filter(({ round }) => round > rounds)]
}

/** A score as opponents' sums take it: byes asked for and absences count as draws once the competitor never plays again (16.3). */
function adjusted(games: readonly Seen[], score: number, win: number): number {
  const last = games.findLastIndex((game) => !isVoluntary(game))
  const given = games.slice(last + 1).filter(({ opponent }) => opponent === null)
  return score + given.reduce((sum, { own }) => sum + win / 2 - own, 0)
}

function cut(contributions: readonly Contribution[], lowest: number, highest: number): number {
  const rest = contributions.toSorted((a, b) => a.opponent - b.opponent)
  for (let index = 0; index < lowest && rest.length > 0; index++) {
    const voluntary = rest.findIndex((contribution) => contribution.voluntary)
    rest.splice(Math.max(voluntary, 0), 1)
  }
  return rest.slice(0, Math.max(rest.length - highest, 0)).reduce((sum, { opponent }) => sum + opponent, 0)
}

function progressiveOf(games: readonly Seen[], rounds: number): number {
  // Points of round r are in the running score of rounds r, r + 1, … to the last.
  return games.reduce((sum, { round, own }) => sum + own * Math.max(rounds - round + 1, 0), 0)
}

/**
 * The figures of every competitor that is in a game. Exact: integers in, integers out. A win is any played game with more points than the
 * other side's. Throws where `win` is odd and a stand-in would need its half: the scale was chosen too coarse.
 */
export function opponentFigures(games: readonly Game[], rule: OpponentRule): Map<string, OpponentFigures> {
  if (rule.unplayed === 'stand-in' && rule.win % 2 !== 0) throw new Error(`half of ${rule.win} is no integer: scale points by ten`)
  const seen = seenBy(games)
  const scores = new Map([...seen].map(([who, list]) => [who, scoreOf(list)]))
  const rounds = new Map(
    [...seen].map(([who, list]) => [who, rule.unplayed === 'stand-in' ? filled(list, rule.complete ?? rule.rounds) : list]),
  )
  const asOpponent = new Map(
    [...rounds].map(([who, list]) => [who, rule.unplayed === 'stand-in' ? adjusted(list, scores.get(who)!, rule.win) : scores.get(who)!]),
  )

  const contributionsOf = (who: string): Contribution[] =>
    rounds.get(who)!.flatMap((game) => {
      const { opponent, own, played } = game
      if (rule.unplayed === 'stand-in' && !played) return [{ opponent: scores.get(who)!, own, voluntary: isVoluntary(game) }]
      return opponent === null ? [] : [{ opponent: asOpponent.get(opponent)!, own, voluntary: false }]
    })

  return new Map(
    [...seen].map(([who, list]) => {
      const contributions = contributionsOf(who)
      const won = list.filter(({ played, own, other }) => played && own > other)
      const overHalf = list.filter(({ opponent }) => opponent !== null && scores.get(opponent)! * 2 >= rule.win * rule.rounds)
      const figures: OpponentFigures = {
        score: scores.get(who)!,
        buchholz: cut(contributions, 0, 0),
        buchholzCut1: cut(contributions, 1, 0),
        buchholzCut2: cut(contributions, 2, 0),
        buchholzMedian1: cut(contributions, 1, 1),
        sonnebornBerger: contributions.reduce((sum, { opponent, own }) => sum + opponent * own, 0),
        wins: won.length,
        winsAsSecond: won.filter(({ first }) => !first).length,
        koya: scoreOf(overHalf),
        progressive: progressiveOf(list, rule.rounds),
      }
      return [who, figures]
    }),
  )
}
