// The registry of presets. A new sport is a file beside this one and a line here.
import type { Format } from '../format.ts'
import { decathlon, heptathlon } from './combined-events.ts'
import { fieldEvent, fieldEventOf } from './field-event.ts'
import { trackHeats, trackRace } from './track.ts'
import { verticalJump } from './vertical-jump.ts'
import { boulderAndLead } from './boulder-and-lead.ts'
import { boulderingTops, boulderingTopsFinal } from './bouldering-tops.ts'
import { bouldering, boulderingOf } from './bouldering.ts'
import { lead, leadQualification } from './lead.ts'
import { mergedGroups } from './merged-groups.ts'
import { speedClimbing } from './speed-climbing.ts'
import { dancesportLatin, dancesportRounds, dancesportSingle, dancesportStandard } from './dancesport.ts'
import { carried2000, diving, diving2000, synchronised, synchronisedNine } from './diving.ts'
import { freestyle } from './freestyle.ts'
import { allAroundFour, allAroundSix, gymnastics, gymnasticsPanel, vaultFinal } from './gymnastics.ts'
import { judgesPlaces, judgesVote } from './judges-vote.ts'
import { points } from './points.ts'
import { benchPress, powerlifting, powerliftingDots, powerliftingEquipped } from './powerlifting.ts'
import { roundRobin, swiss } from './tournament.ts'
import { trampoline } from './trampoline.ts'
import { count } from './count.ts'
import { fitnessLoad } from './fitness-load.ts'
import { fitnessOpen } from './fitness-open.ts'
import { fitnessPlaces } from './fitness-places.ts'
import { fitnessPoints } from './fitness-points.ts'
import { fitnessReps } from './fitness-reps.ts'
import { fitnessTime } from './fitness-time.ts'
import { pinewood, pinewoodBest } from './pinewood.ts'
import { pinewoodPointsOf } from './pinewood-points.ts'
import { roboticsLeague } from './robotics-league.ts'
import { roboticsPlayoff, roboticsPlayoffSingle, roboticsQuarterFinals, roboticsSemiFinals } from './robotics-playoff.ts'
import { roboticsAverages, roboticsQualification } from './robotics.ts'
import { speedcubingAverage } from './speedcubing-average.ts'
import { speedcubingBestOf } from './speedcubing-best.ts'
import { speedcubingMean } from './speedcubing-mean.ts'
import { speedcubingMovesOf } from './speedcubing-moves.ts'
import { speedcubingMultiOf } from './speedcubing-multi.ts'
import { sportsDay } from './sports-day.ts'
import { time, timeHandicap, timeTeams } from './time.ts'
import { weightlifting } from './weightlifting.ts'
import { wrestling, wrestlingGreco, wrestlingPool, wrestlingPoolGreco, wrestlingTeam } from './wrestling.ts'
import { judo } from './judo.ts'

/** Every preset, in the order a person is offered them. */
export const presets: readonly Format[] = [
  powerlifting,
  powerliftingEquipped,
  powerliftingDots,
  benchPress,
  weightlifting,
  diving,
  synchronised,
  synchronisedNine,
  diving2000,
  carried2000,
  gymnastics,
  gymnasticsPanel,
  vaultFinal,
  allAroundFour,
  allAroundSix,
  trampoline,
  freestyle,
  bouldering,
  boulderingOf(5),
  boulderingTops,
  boulderingTopsFinal,
  lead,
  leadQualification,
  boulderAndLead,
  speedClimbing,
  mergedGroups,
  fieldEvent,
  fieldEventOf(3),
  verticalJump,
  trackRace,
  trackHeats,
  decathlon,
  heptathlon,
  wrestling,
  wrestlingGreco,
  wrestlingPool,
  wrestlingPoolGreco,
  wrestlingTeam,
  judo,
  roundRobin,
  swiss,
  roboticsQualification,
  roboticsPlayoff,
  roboticsLeague,
  roboticsPlayoffSingle,
  roboticsAverages,
  roboticsQuarterFinals,
  roboticsSemiFinals,
  dancesportStandard,
  dancesportLatin,
  dancesportSingle,
  ...dancesportRounds,
  points,
  judgesVote,
  judgesPlaces,
  speedcubingAverage,
  speedcubingMean,
  speedcubingBestOf(1),
  speedcubingBestOf(2),
  speedcubingBestOf(3),
  speedcubingBestOf(5),
  speedcubingMovesOf(3),
  speedcubingMovesOf(2),
  speedcubingMovesOf(1),
  speedcubingMultiOf(1),
  speedcubingMultiOf(2),
  speedcubingMultiOf(3),
  fitnessTime,
  fitnessOpen,
  fitnessReps,
  fitnessLoad,
  fitnessPoints,
  fitnessPlaces,
  pinewood,
  pinewoodBest,
  pinewoodPointsOf(4),
  time,
  timeHandicap,
  timeTeams,
  count,
  sportsDay,
]

/** The preset of an id, or null where there is none. */
export const presetOf = (id: string): Format | null => presets.find((format) => format.id === id) ?? null
